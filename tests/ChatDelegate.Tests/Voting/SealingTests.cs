using System.Security.Cryptography;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Congress.Voting.Sealing;

namespace ChatDelegate.Tests.Voting;

/// <summary>What a sealed ballot shows to those who do not have the keys: nothing, not even by its length.</summary>
public sealed class SealingTests
{
    private static readonly Guid Ballot = Guid.Parse("01890000-0000-7000-8000-000000000001");
    private static readonly Choice First = Choice.Of([Mark.Approve, Mark.None, Mark.None]);

    [Fact]
    public void Seal_OfAnyChoice_IsAsLongAsAnyOther()
    {
        var (count, box) = (Envelope.NewKeys(), Envelope.NewKeys());
        var all = Enumerable.Range(0, 4).SelectMany(a => Enumerable.Range(0, 4).Select(b => Choice.Of([(Mark)a, (Mark)b, Mark.None])))
            .Append(Choice.OfSpoilt(3)).Append(Choice.Of([])).Append(Choice.Of(new Mark[Choice.MostCandidates])).ToList();

        var sealedOnes = all.ConvertAll(choice => SealedBallot.Of(choice, Ballot, count.Public, box.Public));

        sealedOnes.Select(one => one.Box.Length).Distinct().Count().ShouldBe(1);
        SealedBallot.Of(First, Ballot, count.Public, box.Public).Box.ShouldNotBe(SealedBallot.Of(First, Ballot, count.Public, box.Public).Box, "the same choice never looks the same");
    }

    [Fact]
    public void Open_WithBothKeys_GivesBackTheChoice()
    {
        var (count, box) = (Envelope.NewKeys(), Envelope.NewKeys());

        var inner = SealedBallot.TakeOff(Key(box.Private), Ballot, SealedBallot.Of(First, Ballot, count.Public, box.Public).Box);
        var choice = SealedBallot.Open(Key(count.Private), Ballot, inner, 3);

        choice.Marks.ShouldBe(First.Marks);
        choice.Spoilt.ShouldBeFalse();
    }

    [Fact]
    public void Open_OfAnythingElse_IsRefused()
    {
        var (count, box, wrong) = (Envelope.NewKeys(), Envelope.NewKeys(), Envelope.NewKeys());
        var outer = SealedBallot.Of(First, Ballot, count.Public, box.Public).Box;
        var inner = SealedBallot.TakeOff(Key(box.Private), Ballot, outer);
        var changed = outer.ToArray();
        changed[^1] ^= 1;

        Should.Throw<CryptographicException>(() => SealedBallot.TakeOff(Key(wrong.Private), Ballot, outer));
        Should.Throw<CryptographicException>(() => SealedBallot.TakeOff(Key(count.Private), Ballot, outer), "the count key does not reach into the box");
        Should.Throw<CryptographicException>(() => SealedBallot.TakeOff(Key(box.Private), Guid.NewGuid(), outer), "of another ballot");
        Should.Throw<CryptographicException>(() => SealedBallot.TakeOff(Key(box.Private), Ballot, changed));
        Should.Throw<CryptographicException>(() => SealedBallot.Open(Key(box.Private), Ballot, inner, 3));
        Should.Throw<CryptographicException>(() => SealedBallot.Open(Key(count.Private), Ballot, inner, 4), "for another number of candidates");
    }

    [Fact]
    public void PairKey_OpensWithBothCodesAndWithNoOneAlone()
    {
        var (_, countPrivate) = Envelope.NewKeys();
        var (one, other, third) = (Named(1), Named(2), Named(3));
        var wrapped = PairKey.Wrap(Ballot, one.Who, other.Who, countPrivate);

        PairKey.Unwrap(wrapped, one, other).ShouldNotBeNull().ExportPkcs8PrivateKey().ShouldBe(countPrivate);
        PairKey.Unwrap(wrapped, (one.Who, one.Code.ToLowerInvariant().Replace('-', ' ')), other).ShouldNotBeNull("as it is typed");
        PairKey.Unwrap(wrapped, one, (other.Who, one.Code)).ShouldBeNull();
        PairKey.Unwrap(wrapped, one, (other.Who, null)).ShouldBeNull();
        Should.Throw<CryptographicException>(() => PairKey.Unwrap(wrapped, one, third), "each pair has its own");
    }

    [Fact]
    public void Receipt_IsTheHashOfTheSealAndReadsAloud()
    {
        var (count, box) = (Envelope.NewKeys(), Envelope.NewKeys());
        var ballot = SealedBallot.Of(First, Ballot, count.Public, box.Public);

        SealedBallot.Of(ballot.Box).Receipt.ShouldBe(ballot.Receipt);
        var shown = SealedBallot.Show(ballot.Receipt);
        shown.ShouldMatch("^[0-9]{4} [0-9]{4} [0-9]{4}$");
        SealedBallot.ReadReceipt(shown).ShouldBe(ballot.Receipt);
        SealedBallot.ReadReceipt(shown.Replace(" ", "")).ShouldBe(ballot.Receipt);
        SealedBallot.ReadReceipt("１２３４ 5678 9012").ShouldBe(123456789012, "full-width digits of a Chinese keyboard");
        SealedBallot.ReadReceipt("1234").ShouldBeNull();
    }

    [Fact]
    public void Text_OfAChoice_SaysNothing()
    {
        First.ToString().ShouldBe(Choice.OfSpoilt(3).ToString());
        $"{First}".ShouldNotContain("Approve");
    }

    private static ECDiffieHellman Key(byte[] privateKey)
    {
        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        return key;
    }

    private static (Scrutineer Who, string Code) Named(int order)
    {
        var scrutineer = new Scrutineer { Id = Guid.NewGuid(), BallotId = Ballot, Order = order, PersonId = Guid.NewGuid() };
        var (code, keys) = (ScrutineerCode.New(), Envelope.NewKeys());
        scrutineer.TakeCode(keys.Public, ScrutineerCode.Lock(code, scrutineer.Id, keys.Private), DateTimeOffset.UnixEpoch);
        return (scrutineer, code);
    }
}
