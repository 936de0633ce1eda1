using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.ServerTests.Attendance;

/// <summary>One row a meeting and person, whatever happens in the same instant, on both databases.</summary>
public sealed class CheckInRaceTests
{
    private const int People = 5;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly AttendanceWay[] Ways = [AttendanceWay.Code, AttendanceWay.Button, AttendanceWay.Convenor];

    [Theory]
    [EachDatabase]
    public async Task CheckIn_ManyTimesInTheSameInstantAndWhileTheMeetingEnds_IsOneRowAPerson(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place, (services, _) => services.AddScoped<AuditVerification>());
        var meeting = await SeedAsync(record);
        var store = record.Services.GetRequiredService<IRecordStore>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, People * 8).Select(n => store.WriteAsync($"device/{n}", Actor.System, (session, cancel) =>
            CheckIn.RunAsync(session, meeting, Id(100 + (n % People)), Ways[n % Ways.Length], Id(100), TimeSpan.Zero, Now, cancel), None)));
        var end = store.WriteAsync("end", Actor.System, (session, cancel) => MeetingSteps.EndAsync(session, Leader, meeting, Now, cancel), None);
        var late = Enumerable.Range(0, 8).Select(n => store.WriteAsync($"late/{n}", Actor.System, (session, cancel) =>
            CheckIn.RunAsync(session, meeting, Id(100 + People), Ways[n % Ways.Length], Id(100), TimeSpan.Zero, Now, cancel), None)).ToList();

        (await end).ShouldBeNull();
        var tried = await Task.WhenAll(late);
        outcomes.Count(outcome => outcome.Error is null).ShouldBe(People);
        outcomes.Where(outcome => outcome.Error is not null).ShouldAllBe(outcome => outcome.Error == AttendanceError.Already);
        await using var db = await record.ContextAsync();
        var rows = await db.Set<AttendanceRecord>().ToListAsync();
        rows.Select(row => row.PersonId).ShouldBe(Enumerable.Range(100, People + 1).Select(Id), ignoreOrder: true);
        rows.Single(row => row.PersonId == Id(100 + People)).IsPresent.ShouldBe(tried.Any(outcome => outcome.Error is null), "in time or absent, and never both");
        await using var scope = record.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(10, None)).Faults.ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task SecondRow_PastTheCode_IsRefusedByTheDatabase(Database database)
    {
        await using var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);
        var meeting = await SeedAsync(record);
        var store = record.Services.GetRequiredService<IRecordStore>();
        Task<int> AddAsync(int id) => store.WriteAsync(null, Actor.System, (session, _) =>
        {
            var row = new AttendanceRecord { Id = Id(id), MeetingId = meeting, PersonId = Id(100), Part = AttendancePart.Delegate };
            row.Arrive(late: false, AttendanceWay.Button, Id(100), Now);
            session.Db.Add(row);
            return Task.FromResult(0);
        }, None);
        await AddAsync(900);

        await Should.ThrowAsync<DbUpdateException>(() => AddAsync(901));

        await using var db = await record.ContextAsync();
        (await db.Set<AttendanceRecord>().CountAsync()).ShouldBe(1);
    }

    private static Participant Leader { get; } = new(Id(100), "召集人", new HashSet<string> { "convenor" }, Id(1), Id(10));

    private static Guid Id(int number) => Guid.Parse($"01890000-0000-7000-8000-{number:000000000000}");

    private static Task<Guid> SeedAsync(OwnRecord record) =>
        record.Services.GetRequiredService<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            var group = new DelegateGroup { Id = Id(10), BodyId = Id(1), Number = 1, Name = "第一代表小组" };
            session.Db.AddRange(new CongressBody { Id = Id(1), Level = CongressLevel.City, NameZh = "市", NameEn = "City" }, group);
            for (var n = 100; n <= 100 + People; n++)
            {
                var seat = new DelegateSeat { Id = Id(500 + n), PersonId = Id(n), BodyId = Id(1), Number = $"{n}" };
                seat.Join(group, convenor: n == 100);
                session.Db.AddRange(new Person { Id = Id(n), Name = $"代表{n}" }, seat);
            }

            var day = DateOnly.FromDateTime(Now.UtcDateTime);
            var week = new ActivityWeek { Id = Id(2), BodyId = Id(1), Year = day.Year, Starts = day, Ends = day, VoteDate = day, TitleZh = "周", TitleEn = "Week" };
            var item = new PlanItem
            {
                Id = Id(3),
                WeekId = week.Id,
                Key = "vote",
                Order = 1,
                Stage = PlanStage.Decide,
                Block = PlanBlock.Vote,
                Owner = PlanOwner.Convenor,
                TitleZh = "票决",
                TitleEn = "Vote",
                Anchor = PlanAnchor.Vote,
                Due = Now,
                MeetingMinutes = 60,
                Movable = false,
                Proof = "attendance",
            };
            var meeting = new GroupMeeting { Id = Id(4), BodyId = Id(1), WeekId = week.Id, ItemId = item.Id, GroupId = group.Id, Stage = item.Stage, TitleZh = "票决", TitleEn = "Vote", Starts = Now, Minutes = 60 };
            meeting.Open(Id(100), null, Now);
            session.Db.AddRange(week, item, meeting);
            return Task.FromResult(meeting.Id);
        }, None);
}
