using System.Globalization;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Tests.Attendance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Script;

/// <summary>The morning of the vote in the first group: the study meeting is over, the ballot is open to the congress, the window is from 8:00 to 12:00.</summary>
internal sealed class VoteDay : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private VoteDay(WeekHouse week, Guid meeting, Guid ballot) => (Week, Meeting, Ballot) = (week, meeting, ballot);

    public WeekHouse Week { get; }

    public Guid Meeting { get; }

    public Guid Ballot { get; }

    public ScriptDesk Desk => Week.House.Services.GetRequiredService<ScriptDesk>();

    public static async Task<VoteDay> OpenAsync()
    {
        var week = await WeekHouse.OpenAsync();
        foreach (var group in (int[])[10, 11])
        {
            var study = await week.MeetingAsync(group: group);
            (await week.Meetings.OpenAsync(week.Clerk, study.Id, "补录", TimeZoneInfo.Utc, None)).ShouldBeNull();
            (await week.Meetings.EndAsync(week.Clerk, study.Id, None)).ShouldBeNull();
        }

        week.GoTo("2026-03-06T08:30");
        return new VoteDay(week, (await week.MeetingAsync("vote")).Id, await PreparedAsync(week));
    }

    /// <summary>Runs a command as the convenor of the first group, at the vote meeting.</summary>
    public Task<CommandResult> HostAsync(string command, params (string Name, Value Value)[] input) => AsAsync(Week.Convenor, command, input);

    public Task<CommandResult> AsAsync(Participant who, string command, params (string Name, Value Value)[] input) =>
        Week.RunAsync(who, command, [("meeting", Meeting.ToString()), .. input]);

    /// <summary>Reads on and acts until the script stands at a step.</summary>
    public async Task GoToStepAsync(int step)
    {
        if (await RunAsync() is null)
        {
            (await HostAsync("script.start")).Refusal.ShouldBeNull();
        }

        for (var tries = 0; (await RunAsync()).ShouldNotBeNull().Run is { IsOver: false } run && run.Step < step; tries++)
        {
            tries.ShouldBeLessThan(100);
            var result = await HostAsync("script.next");
            if (result.Refusal is not null)
            {
                result.Refusal.Code.ShouldBe("ActFirst");
                (await HostAsync("script.act")).Refusal.ShouldBeNull();
            }
        }
    }

    public async Task<RunRecord?> RunAsync()
    {
        await using var db = await Week.House.ReadAsync();
        return await ScriptQueries.RunOfAsync(db, Meeting, None);
    }

    public async Task<BallotGroup> GroupAsync(int group = 10)
    {
        await using var db = await Week.House.ReadAsync();
        return await db.Set<BallotGroup>().SingleAsync(one => one.BallotId == Ballot && one.GroupId == WeekHouse.Group(group));
    }

    public async Task<GroupMeeting> MeetingAsync()
    {
        await using var db = await Week.House.ReadAsync();
        return await db.Set<GroupMeeting>().SingleAsync(one => one.Id == Meeting);
    }

    public static Card CardOf(CommandResult result) => result.Replies.Select(reply => reply.Card).OfType<Card>().ShouldHaveSingleItem();

    public static string TextOf(CommandResult result) => string.Join('\n', CardOf(result).Blocks.OfType<Paragraph>().Select(block => block.Text));

    public static CardButton ButtonOf(CommandResult result, string label) => CardOf(result).Buttons.Single(button => button.Label == label);

    public ValueTask DisposeAsync() => Week.DisposeAsync();

    private static async Task<Guid> PreparedAsync(WeekHouse week)
    {
        var now = week.House.Time.GetUtcNow();
        var (activityWeek, projects) = await week.House.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            var found = await session.Db.Set<ActivityWeek>().SingleAsync(cancel);
            List<CandidateProject> made = [.. Enumerable.Range(1, 2).Select(number => Project(found.Id, number, now))];
            session.Db.AddRange(made);
            return (found.Id, made.Select(one => one.Id).ToList());
        }, None);
        var (ballot, refusal) = await week.House.Services.GetRequiredService<BallotPreparation>().PrepareAsync(
            week.Clerk, new NewBallot(activityWeek, "民生实事项目票决", BallotKind.ChooseUpTo, 1, At("2026-03-06T08:00"), At("2026-03-06T12:00"), projects), None);
        refusal.ShouldBeNull();
        await week.House.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            // As scrutineers would have it: what is tried here is what groups do with an open ballot, not how one comes to be.
            (await session.Db.Set<Ballot>().SingleAsync(one => one.Id == ballot, cancel)).Open([1], [2], now);
            session.Db.AddRange(((int[])[10, 11]).Select(number => new BallotGroup { Id = Guid.CreateVersion7(now.AddMilliseconds(number)), BallotId = ballot.ShouldNotBeNull(), GroupId = WeekHouse.Group(number) }));
            return 0;
        }, None);
        return ballot.ShouldNotBeNull();
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time + "Z", CultureInfo.InvariantCulture);

    private static CandidateProject Project(Guid week, int number, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now.AddMilliseconds(number)),
        WeekId = week,
        Number = number,
        Name = number == 1 ? "东街路灯改造" : "社区食堂",
        Unit = "城管局",
        Budget = 1_200_000,
        Place = "东街",
        FinishDate = new(2026, 10, 31),
        Description = "更换路灯 86 盏。",
    };
}
