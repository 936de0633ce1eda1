using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Results;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Results.Screens;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Console.Prompting;
using ChatDelegate.Server.Console.Voting;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>A leader (领导) sees how a vote stands and, once it is published, its result; and can do nothing to it.</summary>
public sealed class LeaderTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Participant Leader = new(VotingHouse.Id(950), "孙领导", new HashSet<string>(["leader"]), VotingHouse.Body, null);

    [Fact]
    public async Task Ballot_FromTheDraftToItsResult_IsShownWhenAllMaySeeIt()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (board, prompts) = (new VotingBoard(house.Get<IDbContextFactory<Congress.Data.CongressDb>>()), new PromptBoard(house.Get<IDbContextFactory<Congress.Data.CongressDb>>()));
        var draft = await house.PreparedAsync();
        (await board.RowsAsync(Reader("leader"), None)).ShouldBeEmpty("what is being made ready is not a leader's to see");
        (await board.FindAsync(Reader("leader"), draft, None)).ShouldBeNull();
        (await prompts.FindAsync(Reader("leader"), draft, None)).ShouldBeNull();
        (await board.FindAsync(Reader("staff"), draft, None)).ShouldNotBeNull();

        var codes = await house.CodesAsync(draft);
        await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, draft, None);
        await house.Get<BallotOpening>().OpenAllAsync(VotingHouse.Clerk, draft, null, None);
        await house.AdmitAsync(draft, Enumerable.Range(0, 10));
        for (var i = 0; i < 9; i++)
        {
            await house.CastAsync(draft, i, 0);
        }

        var open = (await board.FindAsync(Reader("leader"), draft, None)).ShouldNotBeNull();
        (open.Voted, open.Entitled, open.Scrutineers.Count).ShouldBe((9, 10, 0));
        open.Result.ShouldBeNull();
        (await board.FindAsync(Reader("staff"), draft, None))!.Scrutineers.Count.ShouldBe(3);
        (await prompts.UnreachedAsync(Reader("leader"), draft, 1, None)).ShouldBeEmpty("names are for those who go and find people");
        (await board.RowsAsync(Reader("admin"), None)).ShouldBeEmpty("an administrator is not staff");
        (await board.RowsAsync(Reader("leader") with { BodyId = VotingHouse.Elsewhere }, None)).ShouldBeEmpty();

        await house.CountedAsync(draft, codes);
        (await board.FindAsync(Reader("leader"), draft, None))!.Result.ShouldBeNull("counted is not published");
        (await board.FindAsync(Reader("staff"), draft, None))!.Result.ShouldNotBeNull();
        await house.Get<BallotCounting>().PublishAsync(VotingHouse.Clerk, draft, None);
        (await board.FindAsync(Reader("leader"), draft, None))!.Result.ShouldNotBeNull();
    }

    [Fact]
    public async Task Steps_TriedByALeader_AreAllRefused()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (ballot, codes) = await house.OpenBallotAsync();
        var draft = await house.PreparedAsync();
        var (preparation, opening, counting, prompts) = (house.Get<BallotPreparation>(), house.Get<BallotOpening>(), house.Get<BallotCounting>(), house.Get<PromptDesk>());
        var before = await AuditAsync(house);

        foreach (var refusal in (VotingRefusal?[])
        [
            (await preparation.PrepareAsync(Leader, new NewBallot(VotingHouse.Week, "票决", BallotKind.ChooseUpTo, 1, VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(1), [VotingHouse.Id(701)]), None)).Refusal,
            await preparation.SettleAsync(Leader, draft, BallotRules.Example, None),
            await preparation.WriteRuleBookAsync(Leader, BallotRules.Example, None),
            await preparation.NameScrutineersAsync(Leader, draft, ["1", "2", "3"], None),
            await opening.OpenAsync(Leader, draft, None),
            await opening.OpenGroupAsync(Leader, ballot, VotingHouse.Group(1), null, None),
            await opening.CloseGroupAsync(Leader, ballot, VotingHouse.Group(1), None),
            await opening.CloseAsync(Leader, ballot, "想结束", None),
            await counting.CountAsync(Leader, ballot, new ScrutineerEntry(1, codes[0]), new ScrutineerEntry(2, codes[1]), None),
            await counting.PublishAsync(Leader, ballot, None),
            await counting.ConfirmAsync(Leader, ballot, None),
            (await prompts.StartAsync(Leader, ballot, null, None)).Refusal,
            await prompts.ChangeAsync(Leader, ballot, null, PromptStep.Pause, None),
        ])
        {
            refusal.ShouldNotBeNull().Why.ShouldBeOneOf(VotingError.NotStaff, VotingError.NotYourGroup);
        }

        (await house.Get<ScreenDesk>().OpenAsync(Leader, ballot, None)).ShouldBe(ResultError.NotStaff);
        (await house.Get<ReportDesk>().FinishAsync(Leader, ballot, TimeZoneInfo.Utc, None)).ShouldBe(ResultError.NotStaff);
        (await house.BallotAsync(ballot)).State.ShouldBe(BallotState.Open);
        (await AuditAsync(house)).ShouldBe(before, "nothing has changed");
    }

    private static Staff Reader(string role) => new(VotingHouse.Id(960), VotingHouse.Id(950), "x", "孙", VotingHouse.Body, string.Empty, string.Empty, TimeZoneInfo.Utc, new HashSet<string>([role]));

    private static async Task<int> AuditAsync(VotingHouse house)
    {
        await using var db = await house.ReadAsync();
        return await db.Set<Congress.Records.AuditEntry>().CountAsync();
    }
}
