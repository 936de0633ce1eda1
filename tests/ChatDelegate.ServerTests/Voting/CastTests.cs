using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Paper;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>Casting votes, rightly and wrongly, on both databases.</summary>
public sealed class CastTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Cast_ByOnePersonManyTimesAtOnce_IsOneVote(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        // SQLite has one writer, in one process; PostgreSQL is asked by two.
        await using var second = database == Database.Postgres ? await house.BesideAsync() : null;
        var (ballot, _) = await house.OpenBallotAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => (i % 2 == 0 || second is null ? house : second).CastAsync(ballot, i % 3, i % 4))));

        foreach (var person in Enumerable.Range(0, 3))
        {
            var mine = answers.Where((_, i) => i % 3 == person).ToList();
            mine.Count(answer => answer.Receipt is not null).ShouldBe(1);
            mine.Where(answer => answer.Receipt is null).ShouldAllBe(answer => answer.Refusal!.Why == VotingError.AlreadyVoted);
        }

        (await house.StandAsync(ballot)).ShouldBe((3, 3));
    }

    [Theory]
    [EachDatabase]
    public async Task Cast_WhileTheBallotIsClosed_IsInTheBoxAndOnTheRollOrNeither(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        await using var second = database == Database.Postgres ? await house.BesideAsync() : null;
        var (ballot, _) = await house.OpenBallotAsync();
        await house.CastAsync(ballot, 9, 0);

        var casting = Enumerable.Range(0, 9).Select(person => Task.Run(() => (person % 2 == 0 || second is null ? house : second).CastAsync(ballot, person, 1))).ToList();
        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "时间到", None)).ShouldBeNull();
        var answers = await Task.WhenAll(casting);

        var taken = answers.Count(answer => answer.Receipt is not null) + 1;
        answers.Where(answer => answer.Receipt is null).ShouldAllBe(answer => answer.Refusal!.Why == VotingError.Closed || answer.Refusal.Why == VotingError.GroupClosed);
        (await house.StandAsync(ballot)).ShouldBe((taken, taken));
        (await house.BallotAsync(ballot)).Roll.ShouldNotBeNull().Cast.ShouldBe(taken, "the frozen roll is the box");
    }

    [Theory]
    [EachDatabase]
    public async Task Cast_ThatMayNotBe_IsRefusedAndChangesNothing(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        await house.CodesAsync(ballot);
        var opening = house.Get<BallotOpening>();
        async Task RefusedAsync(VotingError why, int person, params int[] chosen)
        {
            var before = await house.StandAsync(ballot);
            var (receipt, refusal) = await house.CastAsync(ballot, person, chosen);
            receipt.ShouldBeNull();
            refusal.ShouldNotBeNull().Why.ShouldBe(why);
            (await house.StandAsync(ballot)).ShouldBe(before);
        }

        await house.AdmitAsync(ballot, [0, 1, 5]);
        await RefusedAsync(VotingError.NotOpenYet, 0, 0);
        await opening.OpenAsync(VotingHouse.Clerk, ballot, None);
        await RefusedAsync(VotingError.GroupNotOpen, 0, 0);
        await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, VotingHouse.Group(1), null, None);
        await RefusedAsync(VotingError.GroupNotOpen, 5, 0);
        await RefusedAsync(VotingError.NotAdmitted, 2, 0);
        await RefusedAsync(VotingError.NotOnRoll, 77, 0);
        await RefusedAsync(VotingError.TooMany, 0, 0, 1, 2);
        (await house.CastAsync(ballot, VotingHouse.Person(0), Choice.Of([Mark.Approve]))).Refusal?.Why.ShouldBe(VotingError.StalePage, "a page of another ballot");
        (await house.CastAsync(ballot, VotingHouse.Person(0), Choice.Of([Mark.Approve, Mark.Oppose, Mark.None, Mark.None]))).Refusal?.Why.ShouldBe(VotingError.TooMany);
        (await house.CastAsync(Guid.NewGuid(), 0, 0)).Refusal?.Why.ShouldBe(VotingError.Missing);
        (await house.CastAsync(ballot, 0, 0)).Receipt.ShouldNotBeNull();
        await RefusedAsync(VotingError.AlreadyVoted, 0, 0);
        (await house.CastAsync(ballot, VotingHouse.Person(0), VotingHouse.Chosen(1), "123456789012")).Refusal?.Why.ShouldBe(VotingError.NoChange);
        house.Clock.Now = VotingHouse.VoteDay.AddHours(8);
        await RefusedAsync(VotingError.Closed, 1, 0);
        house.Clock.Now = VotingHouse.VoteDay.AddHours(7);
        await opening.CloseGroupAsync(VotingHouse.Convenor(1), ballot, VotingHouse.Group(1), None);
        await RefusedAsync(VotingError.GroupClosed, 1, 0);
        await opening.CloseAsync(VotingHouse.Clerk, ballot, "时间到", None);
        await RefusedAsync(VotingError.Closed, 1, 0);

        (await house.StandAsync(ballot)).ShouldBe((1, 1));
        house.Logs.All.ShouldContain("a vote was refused (NotAdmitted)");
        Enumerable.Range(0, 10).ShouldAllBe(person => !house.Logs.All.Contains(VotingHouse.Person(person).ToString(), StringComparison.OrdinalIgnoreCase), "logged without who");
    }

    [Theory]
    [EachDatabase]
    public async Task Cast_IsToldInTheChatWithoutWhat(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();

        await house.CastAsync(ballot, 4, 3);

        await using var db = await house.ReadAsync();
        var notice = (await db.Set<Notice>().Where(notice => notice.PersonId == VotingHouse.Person(4)).ToListAsync()).ShouldHaveSingleItem();
        notice.About.ShouldBe("voting.voted");
        notice.In("zh-CN").ShouldHaveSingleItem().Card.ShouldNotBeNull().InPlace.ShouldBeTrue();
        notice.Replies.ShouldNotContain("项目4");
    }

    [Theory]
    [EachDatabase]
    public async Task Change_WithTheReceipt_ReplacesTheBallotAndNothingElse(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await house.OpenBallotAsync(new BallotRules { Places = 2, Change = true, Quorum = new(0, 1, false) });
        var first = (await house.CastAsync(ballot, 0, 0)).Receipt;
        await house.CastAsync(ballot, 1, 1);

        (await house.CastAsync(ballot, VotingHouse.Person(0), VotingHouse.Chosen(3), "000000000000")).Refusal?.Why.ShouldBe(VotingError.NoSuchReceipt);
        (await house.CastAsync(ballot, VotingHouse.Person(2), VotingHouse.Chosen(3), first)).Refusal?.Why.ShouldBe(VotingError.NoSuchReceipt, "who has not voted has nothing to change");
        var second = await house.CastAsync(ballot, VotingHouse.Person(0), VotingHouse.Chosen(3), first);
        second.Receipt.ShouldNotBeNull().ShouldNotBe(first);
        (await house.CastAsync(ballot, VotingHouse.Person(0), VotingHouse.Chosen(2), first)).Refusal?.Why.ShouldBe(VotingError.NoSuchReceipt, "the old one is void");

        (await house.StandAsync(ballot)).ShouldBe((2, 2));
        (await house.CountedAsync(ballot, codes)).Candidates.Select(candidate => candidate.Count.Approve).ShouldBe([0, 1, 0, 1]);
    }

    [Theory]
    [EachDatabase]
    public async Task Paper_IsEnteredByTwoPeopleOrNotAtAll(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await house.OpenBallotAsync(new BallotRules { Places = 2, Quorum = new(0, 1, false) });
        var paper = house.Get<PaperBallots>();
        await house.CastAsync(ballot, 0, 0);
        var batch = new PaperBatch(["8", "9", "10"], [VotingHouse.Chosen(0, 1), VotingHouse.Chosen(2), Choice.OfSpoilt(4)]);

        (await paper.EnterAsync(VotingHouse.Clerk, ballot, batch with { Numbers = ["1", "9"] }, None)).Refusal?.Why.ShouldBe(VotingError.PaperMany, "more papers than people");
        (await paper.EnterAsync(VotingHouse.Clerk, ballot, batch with { Numbers = ["1", "9", "10"] }, None)).Refusal?.Names.ShouldBe(["代表1"], "who has voted on the phone has voted");
        var code = (await paper.EnterAsync(VotingHouse.Clerk, ballot, batch, None)).Code;
        (await house.StandAsync(ballot)).ShouldBe((1, 1), "the first entry alone changes nothing");
        (await paper.ConfirmAsync(VotingHouse.Clerk, ballot, code, batch, None))?.Why.ShouldBe(VotingError.PaperSamePerson);
        (await paper.ConfirmAsync(VotingHouse.OtherClerk, ballot, code, batch with { Papers = [VotingHouse.Chosen(0, 1), VotingHouse.Chosen(3), Choice.OfSpoilt(4)] }, None))?.Why.ShouldBe(VotingError.PaperMismatch);
        (await paper.ConfirmAsync(VotingHouse.OtherClerk, ballot, code, batch, None))?.Why.ShouldBe(VotingError.WrongState, "both are void");
        (await house.StandAsync(ballot)).ShouldBe((1, 1));

        code = (await paper.EnterAsync(VotingHouse.Clerk, ballot, batch, None)).Code;
        (await paper.ConfirmAsync(VotingHouse.OtherClerk, ballot, code?.ToLowerInvariant(), batch with { Papers = [.. batch.Papers.Reverse()] }, None)).ShouldBeNull("papers have no order");

        (await house.StandAsync(ballot)).ShouldBe((4, 4));
        (await house.CastAsync(ballot, 8, 0)).Refusal?.Why.ShouldBe(VotingError.AlreadyVoted, "who has voted on paper has voted");
        var result = await house.CountedAsync(ballot, codes);
        result.Candidates.Select(candidate => candidate.Count.Approve).ShouldBe([2, 1, 1, 0]);
        (result.Roll.Paper, result.Count.Invalid).ShouldBe((3, 1));
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Admission_ByStaff_TakesAReasonAndIsOnRecord(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        var admission = house.Get<StaffAdmission>();

        (await admission.RunAsync(VotingHouse.Clerk, ballot, "4", " ", None))?.Why.ShouldBe(VotingError.NeedsReason);
        (await admission.RunAsync(VotingHouse.Convenor(1), ballot, "4", "手机没电", None))?.Why.ShouldBe(VotingError.NotStaff);
        (await admission.RunAsync(VotingHouse.Clerk, ballot, "444", "手机没电", None))?.Why.ShouldBe(VotingError.UnknownPerson);
        (await admission.RunAsync(VotingHouse.Clerk, ballot, "4", "手机没电", None)).ShouldBeNull();
        (await admission.RunAsync(VotingHouse.Clerk, ballot, "4", "手机没电", None))?.Why.ShouldBe(VotingError.AlreadyAdmitted);

        await using var db = await house.ReadAsync();
        var row = await db.Set<Admission>().SingleAsync();
        (row.PersonId, row.How, row.By, row.Reason).ShouldBe((VotingHouse.Person(3), AdmittedHow.Staff, VotingHouse.Clerk.PersonId, "手机没电"));
        (await house.FaultsAsync()).ShouldBeEmpty();
    }
}
