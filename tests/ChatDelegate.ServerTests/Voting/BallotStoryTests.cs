using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>A ballot from its preparation to the destruction of its keys, on both databases.</summary>
public sealed class BallotStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Ballot_FromFirstToLast_CountsWhatWasCastAndLeavesNoKey(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await house.OpenBallotAsync();
        int[][] votes = [[0, 1], [0, 1], [0, 2], [0], [0, 3], [0, 1], [1], [], [0, 1]];
        var receipts = new List<string>();
        foreach (var (person, chosen) in votes.Index())
        {
            receipts.Add((await house.CastAsync(ballot, person, chosen)).Receipt.ShouldNotBeNull());
        }

        var counting = house.Get<BallotCounting>();
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[1]), None))?.Why.ShouldBe(VotingError.WrongState, "before closing nobody opens anything");
        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, null, None))?.Why.ShouldBe(VotingError.NeedsReason, "one has not voted and the window is not over");
        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "全部小组已投票完毕", None)).ShouldBeNull();
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[2]), None))?.Why.ShouldBe(VotingError.WrongCode);
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(1, codes[0]), None))?.Why.ShouldBe(VotingError.TwoScrutineers);
        (await house.BallotAsync(ballot)).Result.ShouldBeNull();
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(2, codes[1].ToLowerInvariant()), new(1, codes[0]), None)).ShouldBeNull();

        var result = (await house.BallotAsync(ballot)).Result.ShouldNotBeNull();
        result.Roll.ShouldBe(new RollCount(10, 10, 9, 0));
        result.Candidates.Select(candidate => candidate.Count.Approve).ShouldBe([7, 5, 1, 1]);
        (result.BaseNumber, result.Needed, result.Count.Blank, result.Roll.NotCast).ShouldBe((10, 6, 1, 1));
        result.Candidates.Select(candidate => candidate.Standing).ShouldBe([Standing.Chosen, Standing.Below, Standing.Below, Standing.Below]);
        result.Outcome.ShouldBe(BallotOutcome.PlacesLeft);
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[1]), None))?.Why.ShouldBe(VotingError.WrongState, "counted once");
        (await PublishedAsync(house, ballot)).ShouldBe([.. receipts.Order(StringComparer.Ordinal)], Case.Sensitive, "every voter finds their receipt, in an order that says nothing");

        (await counting.ConfirmAsync(VotingHouse.Clerk, ballot, None))?.Why.ShouldBe(VotingError.WrongState, "publishing is a step of its own");
        (await counting.PublishAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        (await counting.ConfirmAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        await using var db = await house.ReadAsync();
        (await db.Set<BoxedBallot>().AnyAsync()).ShouldBeFalse();
        (await db.Set<BallotKey>().AnyAsync()).ShouldBeFalse();
        (await db.Set<Scrutineer>().AnyAsync(scrutineer => scrutineer.LockedKey != null)).ShouldBeFalse();
        (await db.Set<RollEntry>().CountAsync(entry => entry.Voted)).ShouldBe(9);
        (await db.Set<AuditEntry>().Where(entry => entry.Kind == "Ballots").OrderBy(entry => entry.Seq).Select(entry => entry.Action).ToListAsync())
            .ShouldBe(["ballot.prepare", "ballot.open", "ballot.close", "ballot.shuffle", "ballot.count", "ballot.publish", "ballot.confirm"]);
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Opening_OfWhatIsNotReady_SaysWhatIsMissing(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        var (preparation, opening) = (house.Get<BallotPreparation>(), house.Get<BallotOpening>());
        Guid third;
        await using (var db = await house.ReadAsync())
        {
            third = (await db.Set<BallotCandidate>().SingleAsync(candidate => candidate.BallotId == ballot && candidate.Number == 3)).Id;
        }

        await preparation.DescribeAsync(VotingHouse.Clerk, ballot, third, new CandidateText("教育局", 0, " ", null, "建设内容"), None);
        var refusal = (await opening.OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldNotBeNull();
        refusal.Why.ShouldBe(VotingError.Incomplete);
        refusal.Gaps.ShouldNotBeNull().ShouldHaveSingleItem().Number.ShouldBe(3);
        refusal.Gaps![0].Gaps.ShouldBe([CandidateGap.Budget, CandidateGap.Place, CandidateGap.FinishDate]);

        (await preparation.DescribeAsync(VotingHouse.Clerk, ballot, third, new CandidateText("教育局", 5_000, "城东", new(2027, 9, 1), "建设内容"), None)).ShouldBeNull();
        (await opening.OpenAsync(VotingHouse.Clerk, ballot, None))?.Why.ShouldBe(VotingError.ThreeScrutineers);
        (await preparation.NameScrutineersAsync(VotingHouse.Clerk, ballot, ["1", "2", "2"], None))?.Why.ShouldBe(VotingError.ThreeScrutineers);
        (await preparation.NameScrutineersAsync(VotingHouse.Clerk, ballot, ["1", "2", "99"], None))?.Names.ShouldBe(["99"]);
        (await preparation.NameScrutineersAsync(VotingHouse.Clerk, ballot, ["1", "2", "3"], None)).ShouldBeNull();
        (await opening.OpenAsync(VotingHouse.Clerk, ballot, None))?.Why.ShouldBe(VotingError.CodesNotTaken);
        await house.CodesAsync(ballot);
        (await house.Get<ScrutineerCodes>().TakeAsync(ballot, VotingHouse.Person(0), None)).Refusal?.Why.ShouldBe(VotingError.CodeTaken, "shown once");
        (await house.Get<ScrutineerCodes>().TakeAsync(ballot, VotingHouse.Person(7), None)).Refusal?.Why.ShouldBe(VotingError.NotScrutineer);
        (await opening.OpenAsync(VotingHouse.ClerkElsewhere, ballot, None))?.Why.ShouldBe(VotingError.Missing);
        (await opening.OpenAsync(VotingHouse.Convenor(1), ballot, None))?.Why.ShouldBe(VotingError.NotStaff);
        (await opening.OpenAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        (await preparation.DescribeAsync(VotingHouse.Clerk, ballot, third, new CandidateText("别的单位", 1, "x", new(2027, 9, 1), "x"), None))?.Why.ShouldBe(VotingError.WrongState);
        (await preparation.SettleAsync(VotingHouse.Clerk, ballot, new BallotRules { Places = 1 }, None))?.Why.ShouldBe(VotingError.WrongState);
    }

    [Theory]
    [EachDatabase]
    public async Task Group_IsOpenedByItsOwnConvenorInsideTheWindow(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var ballot = await house.PreparedAsync();
        await house.CodesAsync(ballot);
        var opening = house.Get<BallotOpening>();
        var (one, two) = (VotingHouse.Group(1), VotingHouse.Group(2));
        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, one, null, None))?.Why.ShouldBe(VotingError.NotOpenYet);
        await opening.OpenAsync(VotingHouse.Clerk, ballot, None);

        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, two, null, None))?.Why.ShouldBe(VotingError.NotYourGroup);
        house.Clock.Now = VotingHouse.VoteDay.AddMinutes(-1);
        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, one, "早点投", None))?.Why.ShouldBe(VotingError.OutsideWindow);
        (await opening.OpenGroupAsync(VotingHouse.Clerk, ballot, two, " ", None))?.Why.ShouldBe(VotingError.NeedsReason);
        (await opening.OpenGroupAsync(VotingHouse.Clerk, ballot, two, "第二组上午外出调研，提前投票", None)).ShouldBeNull();
        house.Clock.Now = VotingHouse.VoteDay;
        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, one, null, None)).ShouldBeNull();
        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, one, null, None))?.Why.ShouldBe(VotingError.GroupState);
        (await opening.CloseGroupAsync(VotingHouse.Convenor(2), ballot, one, None))?.Why.ShouldBe(VotingError.NotYourGroup);
        (await opening.CloseGroupAsync(VotingHouse.Convenor(1), ballot, one, None)).ShouldBeNull();
        (await opening.OpenGroupAsync(VotingHouse.Convenor(1), ballot, one, "还有人没投", None))?.Why.ShouldBe(VotingError.GroupState, "anew only by staff");
        (await opening.OpenGroupAsync(VotingHouse.Clerk, ballot, one, "误操作", None)).ShouldBeNull();

        await using var db = await house.ReadAsync();
        var groups = await db.Set<BallotGroup>().ToDictionaryAsync(group => group.GroupId);
        (groups[one].OpenedBy, groups[one].OpenedAt, groups[one].Override).ShouldBe((VotingHouse.Clerk.PersonId, VotingHouse.VoteDay, "误操作"));
        (groups[two].OpenedAt, groups[two].Override).ShouldBe((VotingHouse.VoteDay.AddMinutes(-1), "第二组上午外出调研，提前投票"));
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Tie_AtTheEdge_IsANewRoundAmongTheTied(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await house.OpenBallotAsync(new BallotRules { Places = 2 });
        for (var person = 0; person < 10; person++)
        {
            await house.CastAsync(ballot, person, person < 8 ? [0, 1 + (person % 2)] : [1, 2]);
        }

        var result = await house.CountedAsync(ballot, codes);
        result.Candidates.Select(candidate => candidate.Count.Approve).ShouldBe([8, 6, 6, 0]);
        result.Outcome.ShouldBe(BallotOutcome.NewRound);
        (await house.Get<BallotCounting>().NextRoundAsync(VotingHouse.Clerk, ballot, VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(9), None)).Refusal?.Why.ShouldBe(VotingError.NotTied, "before it is published nobody knows");
        await house.Get<BallotCounting>().PublishAsync(VotingHouse.Clerk, ballot, None);
        var (next, refusal) = await house.Get<BallotCounting>().NextRoundAsync(VotingHouse.Clerk, ballot, VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(9), None);

        refusal.ShouldBeNull();
        var second = await house.BallotAsync(next!.Value);
        (second.Round, second.PreviousId, second.Rules.Places, second.State).ShouldBe((2, ballot, 1, BallotState.Prepared));
        await using var db = await house.ReadAsync();
        (await db.Set<BallotCandidate>().Where(candidate => candidate.BallotId == next).OrderBy(candidate => candidate.Number).Select(candidate => candidate.Number).ToListAsync()).ShouldBe([2, 3]);
        (await db.Set<RollEntry>().CountAsync(entry => entry.BallotId == next && !entry.Voted)).ShouldBe(10);
        (await house.Get<BallotCounting>().NextRoundAsync(VotingHouse.Clerk, ballot, VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(9), None)).Refusal?.Why.ShouldBe(VotingError.WrongState, "one next round");
    }

    private static async Task<IReadOnlyList<string>> PublishedAsync(VotingHouse house, Guid ballot)
    {
        await using var db = await house.ReadAsync();
        return [.. (await db.Set<PublishedReceipt>().Where(receipt => receipt.BallotId == ballot).OrderBy(receipt => receipt.Receipt).ToListAsync()).Select(receipt => receipt.Shown)];
    }
}
