using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Tests.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Attendance;

/// <summary>
/// A congress with two groups and its activity week, 2 to 8 March 2026, the vote on the 6th; it is Monday, one in the morning UTC, and
/// the study meeting is today at 14:30.
/// </summary>
internal sealed class WeekHouse : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private WeekHouse(House house) => House = house;

    public static PlanDates Dates { get; } = new(new(2026, 3, 2), new(2026, 3, 8), new(2026, 3, 6), "学习党的二十大精神", "Study");

    public House House { get; }

    public Participant Convenor { get; } = Person(100, "王召集", Group(10), "delegate", "convenor");

    public Participant Other { get; } = Person(101, "钱召集", Group(11), "delegate", "convenor");

    public Participant Elsewhere { get; } = Person(102, "孙代表", Group(11), "delegate");

    public Participant Supervisor { get; } = Person(103, "周督导", Group(10), "supervisor");

    public Participant Fang => House.Fang;

    public Participant Li => House.Li;

    public Participant Clerk => House.Clerk;

    public static Guid Group(int number) => Guid.Parse($"01890000-0000-7000-8000-{number:000000000000}");

    public static async Task<WeekHouse> OpenAsync(Action<IServiceCollection>? more = null)
    {
        var week = new WeekHouse(await House.OpenAsync(more: more));
        await week.SeedAsync();
        (await week.Plans.MakeAsync(week.Clerk, Dates, null, TimeZoneInfo.Utc, None)).ShouldBeNull();
        return week;
    }

    public PlanDesk Plans => House.Services.GetRequiredService<PlanDesk>();

    public MeetingDesk Meetings => House.Services.GetRequiredService<MeetingDesk>();

    /// <summary>To the study meeting, or any other hour of the week.</summary>
    public void GoTo(string time) => House.Time.Advance(DateTimeOffset.Parse(time + "Z", System.Globalization.CultureInfo.InvariantCulture) - House.Time.GetUtcNow());

    public Task<CommandResult> RunAsync(Participant who, string command, params (string Name, Value Value)[] input) => House.RunAsync(who, command, input);

    public async Task<string?> RefusalAsync(Participant who, string command, params (string Name, Value Value)[] input) => (await RunAsync(who, command, input)).Refusal?.Code;

    public async Task<GroupMeeting> MeetingAsync(string key = "study", int group = 10)
    {
        await using var db = await House.ReadAsync();
        return await db.Set<GroupMeeting>().SingleAsync(meeting => meeting.GroupId == Group(group) && db.Set<PlanItem>().Any(item => item.Id == meeting.ItemId && item.Key == key));
    }

    public async Task<PlanItem> ItemAsync(string key)
    {
        await using var db = await House.ReadAsync();
        return await db.Set<PlanItem>().SingleAsync(item => item.Key == key);
    }

    /// <summary>Begins the study meeting of the first group, half an hour before it starts.</summary>
    public async Task<GroupMeeting> OpenedAsync()
    {
        GoTo("2026-03-02T14:00");
        var meeting = await MeetingAsync();
        (await RunAsync(Convenor, "attendance.start", ("meeting", meeting.Id.ToString()))).Refusal.ShouldBeNull();
        return await MeetingAsync();
    }

    public Task<CommandResult> ComeAsync(Participant who, Guid meeting) => RunAsync(who, "attendance.open", ("meeting", meeting.ToString()), ("me", "in"));

    public async Task<AttendanceRecord?> RecordAsync(Guid meeting, Participant who)
    {
        await using var db = await House.ReadAsync();
        return await db.Set<AttendanceRecord>().SingleOrDefaultAsync(record => record.MeetingId == meeting && record.PersonId == who.PersonId);
    }

    public async Task<int> RecordsAsync()
    {
        await using var db = await House.ReadAsync();
        return await db.Set<AttendanceRecord>().CountAsync();
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private static Participant Person(int number, string name, Guid group, params string[] roles) => new(Group(number), name, roles.ToHashSet(), House.Body, group);

    private Task<int> SeedAsync() => House.Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        var first = session.Db.Set<DelegateGroup>().Single();
        var second = new DelegateGroup { Id = Group(11), BodyId = House.Body, Number = 2, Name = "第二代表小组" };
        session.Db.Add(second);
        foreach (var someone in (Participant[])[Convenor, Other, Elsewhere, Supervisor])
        {
            session.Db.Add(new Person { Id = someone.PersonId, Name = someone.Name });
        }

        (Participant Who, DelegateGroup Group, string Number)[] seats = [(Convenor, first, "001"), (Fang, first, "012"), (Li, first, "0012"), (Other, second, "101"), (Elsewhere, second, "102")];
        foreach (var (who, group, number) in seats)
        {
            var seat = new DelegateSeat { Id = Guid.CreateVersion7(House.Time.GetUtcNow()), PersonId = who.PersonId, BodyId = House.Body, Number = number };
            seat.Join(group, who.Roles.Contains("convenor"));
            session.Db.Add(seat);
        }

        session.Db.Add(new Appointment { Id = Group(200), PersonId = Supervisor.PersonId, BodyId = House.Body, Role = AppointmentRole.Supervisor, GroupId = first.Id });
        session.Db.Add(new Appointment { Id = Group(201), PersonId = Clerk.PersonId, BodyId = House.Body, Role = AppointmentRole.Staff });
        return Task.FromResult(0);
    }, None);
}
