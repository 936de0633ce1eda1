using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Roster;

/// <summary>Administrators give and take the console's roles, on record; others do not, and nobody locks themselves out.</summary>
public sealed class AppointmentTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Participant Admin = Somebody(20, "admin");
    private readonly FakeTime _time = new();
    private TestRecord _record = null!;

    private StaffAppointments Appointments => _record.Services.GetRequiredService<StaffAppointments>();

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(_time, services => services.AddRoster(new ConfigurationBuilder().Build()));
        await _record.Store.WriteAsync(null, Actor.System, (session, _) => Task.FromResult(Furnish(session.Db)), None);
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public async Task Give_ToOneHereADelegateOrSomebodyNew_AppointsThemOnRecord()
    {
        (await Appointments.GiveAsync(Admin, AppointmentRole.Leader, new NewHolder(Id(21), null, " ", null), None)).ShouldBeNull();
        (await Appointments.GiveAsync(Admin, AppointmentRole.Leader, new NewHolder(null, " 007 ", null, null), None)).ShouldBeNull();
        (await Appointments.GiveAsync(Admin, AppointmentRole.Staff, new NewHolder(null, null, "钱明", "办公室"), None)).ShouldBeNull();

        (await RolesAsync("林树")).ShouldBe(["leader", "staff"], ignoreOrder: true);
        (await RolesAsync("郑河")).ShouldBe(["delegate", "leader"], ignoreOrder: true);
        (await RolesAsync("钱明")).ShouldBe(["staff"]);
        (await StoryAsync()).ShouldBe([.. Enumerable.Repeat("staff.appoint Appointments added admin for them", 3), "staff.appoint People added admin for them"], ignoreOrder: true);
    }

    [Fact]
    public async Task Give_TwiceOrToNobodyOrTwoAtOnce_SaysWhyNot()
    {
        async Task<string?> TryAsync(Participant who, AppointmentRole role, NewHolder holder) => (await Appointments.GiveAsync(who, role, holder, None))?.Code;

        (await TryAsync(Admin, AppointmentRole.Staff, new NewHolder(Id(21), null, null, null))).ShouldBe("has_role");
        (await TryAsync(Admin, AppointmentRole.Leader, new NewHolder(null, null, null, "办公室"))).ShouldBe("who");
        (await TryAsync(Admin, AppointmentRole.Leader, new NewHolder(Id(21), "007", null, null))).ShouldBe("who");
        (await TryAsync(Admin, AppointmentRole.Leader, new NewHolder(null, "008", null, null))).ShouldBe("unknown");
        (await TryAsync(Admin, AppointmentRole.Leader, new NewHolder(Id(23), null, null, null))).ShouldBe("unknown", "of another congress");
        (await TryAsync(Admin, AppointmentRole.Supervisor, new NewHolder(Id(21), null, null, null))).ShouldBe("unknown", "no role of the console");
        foreach (var role in (string[])["staff", "leader", "delegate"])
        {
            (await TryAsync(Somebody(21, role), AppointmentRole.Leader, new NewHolder(Id(21), null, null, null))).ShouldBe("unknown", role);
        }

        (await StoryAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_Always_EndsTheRoleButNeverOnesOwnAdministration()
    {
        (await Appointments.TakeAsync(Somebody(21, "staff"), Id(30), None)).ShouldBeFalse();
        (await Appointments.TakeAsync(Admin, Id(30), None)).ShouldBeFalse("somebody must be left to give it back");
        (await Appointments.TakeAsync(Admin, Id(32), None)).ShouldBeFalse("of another congress");
        (await Appointments.TakeAsync(Admin, Id(31), None)).ShouldBeTrue();
        (await Appointments.TakeAsync(Admin, Id(31), None)).ShouldBeFalse("it has ended");

        (await RolesAsync("林树")).ShouldBeEmpty();
        (await StoryAsync()).ShouldHaveSingleItem().ShouldStartWith("staff.dismiss Appointments ");
    }

    private static int Furnish(CongressDb db)
    {
        db.AddRange(
            new CongressBody { Id = Id(1), Level = CongressLevel.City, NameZh = "云州市人民代表大会", NameEn = "Yunzhou" },
            new CongressBody { Id = Id(2), Level = CongressLevel.County, NameZh = "临河县人民代表大会", NameEn = "Linhe" },
            new Person { Id = Id(20), Name = "方文" }, new Person { Id = Id(21), Name = "林树" }, new Person { Id = Id(22), Name = "郑河" }, new Person { Id = Id(23), Name = "外地" },
            new Appointment { Id = Id(30), PersonId = Id(20), BodyId = Id(1), Role = AppointmentRole.Admin },
            new Appointment { Id = Id(31), PersonId = Id(21), BodyId = Id(1), Role = AppointmentRole.Staff },
            new Appointment { Id = Id(32), PersonId = Id(23), BodyId = Id(2), Role = AppointmentRole.Staff },
            new DelegateSeat { Id = Id(40), PersonId = Id(22), BodyId = Id(1), Number = "007" });
        return 0;
    }

    private static Participant Somebody(int id, string role) => new(Id(id), "某", new HashSet<string>([role]), Id(1), null);

    private static Guid Id(int n) => Guid.Parse($"01890000-0000-7000-8000-{n:000000000000}");

    private async Task<IEnumerable<string>> RolesAsync(string name)
    {
        await using var db = await _record.ReadAsync();
        var id = await db.Set<Person>().Where(person => person.Name == name).Select(person => person.Id).SingleAsync();
        return (await ParticipantLookup.FindAsync(db, id, None))?.Roles ?? Enumerable.Empty<string>();
    }

    private async Task<List<string>> StoryAsync()
    {
        await using var db = await _record.ReadAsync();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Action.StartsWith("staff.")).OrderBy(entry => entry.Seq).ToListAsync();
        return entries.ConvertAll(entry => $"{entry.Action} {entry.Kind} {entry.Change} {entry.ActorRole}{(entry.OnBehalfOf is null ? string.Empty : " for them")}");
    }
}
