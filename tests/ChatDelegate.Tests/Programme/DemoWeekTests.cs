using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Programme;

public sealed class DemoWeekTests
{
    [Theory]
    [InlineData("2026-11-16T01:00:00Z", "study", 0)]
    [InlineData("2026-11-19T01:00:00Z", "study", 0)]
    [InlineData("2026-11-20T01:00:00Z", "vote", 1)]
    [InlineData("2026-11-22T01:00:00Z", "evaluation", 3)]
    public async Task Load_OnAnyDay_EveryGroupHasAMeetingTodayAndHasHeldTheOnesBefore(string now, string today, int held)
    {
        var time = new FakeTime(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Demo:Enabled", "true")]).Build();
        await using var record = await TestRecord.CreateAsync(time, services => services.AddRoster(configuration).AddDemo(configuration));
        (await record.Services.GetRequiredService<DemoCongress>().LoadAsync(CancellationToken.None)).ShouldBeTrue();

        await using var db = await record.ReadAsync();
        var item = await db.Set<PlanItem>().SingleAsync(one => one.Key == today);
        DateOnly.FromDateTime(item.Due.ToOffset(TimeSpan.FromHours(8)).DateTime).ShouldBe(DateOnly.FromDateTime(time.GetUtcNow().DateTime));
        var meetings = await db.Set<GroupMeeting>().ToListAsync();
        meetings.Count(meeting => meeting.ItemId == item.Id && meeting.State == MeetingState.Planned).ShouldBe(30);
        meetings.Count(meeting => meeting.State == MeetingState.Ended).ShouldBe(30 * held);
        (await db.Set<AttendanceRecord>().CountAsync(row => row.State == AttendanceState.Present)).ShouldBe(450 * held);
    }
}
