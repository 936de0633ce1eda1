using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Granted = ChatDelegate.Congress.Voting.Roll.Admission;

namespace ChatDelegate.Tests.Attendance;

/// <summary>Checking in where one's group votes grants the ballot, by whatever way and in whatever order.</summary>
public sealed class GrantedBallotTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task CheckIn_AtTheVoteMeeting_AdmitsAndAtAnotherDoesNot()
    {
        await using var week = await WeekHouse.OpenAsync();
        var ballot = await PreparedAsync(week);
        await week.ComeAsync(week.Fang, (await week.OpenedAsync()).Id);
        (await AdmittedAsync(week, ballot)).ShouldBeEmpty("the study meeting grants nothing");

        var vote = await VoteAsync(week);
        (await week.ComeAsync(week.Fang, vote.Id)).Refusal.ShouldBeNull();
        (await week.RefusalAsync(week.Elsewhere, "attendance.open", ("meeting", vote.Id.ToString()), ("me", "in"))).ShouldNotBeNull();

        (await AdmittedAsync(week, ballot)).ShouldBe([(week.Fang.PersonId, AdmittedHow.CheckIn)]);
    }

    [Fact]
    public async Task Correct_ByStaffAtTheVoteMeeting_AdmitsWithTheReason()
    {
        await using var week = await WeekHouse.OpenAsync();
        var ballot = await PreparedAsync(week);
        var vote = await VoteAsync(week);

        (await week.Meetings.CorrectAsync(week.Clerk, vote.Id, week.Li.PersonId, AttendanceState.OnLeave, "因病", None)).ShouldBeNull();
        (await AdmittedAsync(week, ballot)).ShouldBeEmpty("who is on leave is not there");
        (await week.Meetings.CorrectAsync(week.Clerk, vote.Id, week.Li.PersonId, AttendanceState.Late, "路上耽搁，现已到会", None)).ShouldBeNull();

        (await AdmittedAsync(week, ballot)).ShouldBe([(week.Li.PersonId, AdmittedHow.Staff)]);
        await using var db = await week.House.ReadAsync();
        (await db.Set<Granted>().SingleAsync()).Reason.ShouldBe("路上耽搁，现已到会");
    }

    [Fact]
    public async Task Prepare_AfterSomebodyCheckedIn_FindsThemThere()
    {
        await using var week = await WeekHouse.OpenAsync();
        var vote = await VoteAsync(week);
        await week.ComeAsync(week.Fang, vote.Id);
        await week.ComeAsync(week.Li, vote.Id);
        (await week.RunAsync(week.Convenor, "attendance.out", ("meeting", vote.Id.ToString()), ("text", week.Li.Name))).Refusal.ShouldBeNull();

        var ballot = await PreparedAsync(week);

        (await AdmittedAsync(week, ballot)).ShouldBe([(week.Fang.PersonId, AdmittedHow.CheckIn)], "who has left is not in the room");
    }

    private static async Task<GroupMeeting> VoteAsync(WeekHouse week)
    {
        var vote = await week.MeetingAsync("vote");
        (await week.Meetings.OpenAsync(week.Clerk, vote.Id, "学习会已并入当天上午", TimeZoneInfo.Utc, None)).ShouldBeNull();
        return vote;
    }

    private static async Task<Guid> PreparedAsync(WeekHouse week)
    {
        var now = week.House.Time.GetUtcNow();
        var (activityWeek, project) = await week.House.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            var found = await session.Db.Set<ActivityWeek>().SingleAsync(cancel);
            var one = new CandidateProject
            {
                Id = Guid.CreateVersion7(now),
                WeekId = found.Id,
                Number = 1,
                Name = "东街路灯改造",
                Unit = "城管局",
                Budget = 1_200_000,
                Place = "东街",
                FinishDate = new(2026, 10, 31),
                Description = "更换路灯 86 盏。",
            };
            session.Db.Add(one);
            return (found.Id, one.Id);
        }, None);
        var (ballot, refusal) = await week.House.Services.GetRequiredService<BallotPreparation>().PrepareAsync(
            week.Clerk, new NewBallot(activityWeek, "民生实事项目票决", BallotKind.EachCandidate, 1, now, now.AddDays(6), [project]), None);
        refusal.ShouldBeNull();
        return ballot.ShouldNotBeNull();
    }

    private static async Task<IReadOnlyList<(Guid, AdmittedHow)>> AdmittedAsync(WeekHouse week, Guid ballot)
    {
        await using var db = await week.House.ReadAsync();
        var admissions = await db.Set<Granted>().Where(admission => admission.BallotId == ballot).ToListAsync();
        (await db.Set<RollEntry>().Where(entry => entry.BallotId == ballot && entry.Admitted).Select(entry => entry.PersonId).ToListAsync())
            .ShouldBe(admissions.Select(admission => admission.PersonId), ignoreOrder: true);
        return [.. admissions.Select(admission => (admission.PersonId, admission.How))];
    }
}
