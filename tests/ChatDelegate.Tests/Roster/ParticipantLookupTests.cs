using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Roster;

public sealed class ParticipantLookupTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Find_ConvenorOfTwoCongresses_ActsInTheFirstAndHasAllRoles()
    {
        await using var record = await TestRecord.CreateAsync(TimeProvider.System);
        var (city, county) = (Body(CongressLevel.City, "云州市"), Body(CongressLevel.County, "临河县"));
        var group = new DelegateGroup { Id = Id(10), BodyId = city.Id, Number = 1, Name = "第一代表小组" };
        var person = new Person { Id = Id(20), Name = "方文" };
        var first = new DelegateSeat { Id = Id(30), PersonId = person.Id, BodyId = city.Id, Number = "001" };
        first.Join(group, convenor: true);
        var second = new DelegateSeat { Id = Id(31), PersonId = person.Id, BodyId = county.Id, Number = "17" };
        var staff = new Appointment { Id = Id(40), PersonId = person.Id, BodyId = county.Id, Role = AppointmentRole.Staff };
        var over = new Appointment { Id = Id(41), PersonId = person.Id, BodyId = city.Id, Role = AppointmentRole.Admin };
        over.End(DateTimeOffset.UnixEpoch);
        await SaveAsync(record, city, county, group, person, first, second, staff, over);

        await using var db = await record.ReadAsync();
        var found = await ParticipantLookup.FindAsync(db, person.Id, None);

        found.ShouldNotBeNull();
        (found.Name, found.CongressId, found.GroupId).ShouldBe(("方文", city.Id, group.Id));
        found.Roles.ShouldBe(["delegate", "convenor", "staff"], ignoreOrder: true);
    }

    [Fact]
    public async Task Find_StrangerOrGoneOrWithoutPart_IsNull()
    {
        await using var record = await TestRecord.CreateAsync(TimeProvider.System);
        var city = Body(CongressLevel.City, "云州市");
        var (gone, idle) = (new Person { Id = Id(1), Name = "已离任" }, new Person { Id = Id(2), Name = "无职务" });
        gone.Leave();
        var seat = new DelegateSeat { Id = Id(3), PersonId = gone.Id, BodyId = city.Id, Number = "1" };
        await SaveAsync(record, city, gone, idle, seat);

        await using var db = await record.ReadAsync();

        (await ParticipantLookup.FindAsync(db, gone.Id, None)).ShouldBeNull();
        (await ParticipantLookup.FindAsync(db, idle.Id, None)).ShouldBeNull();
        (await ParticipantLookup.FindAsync(db, Id(99), None)).ShouldBeNull();
    }

    [Fact]
    public void Join_GroupOfAnotherCongress_IsRefused()
    {
        var seat = new DelegateSeat { Id = Id(1), PersonId = Id(2), BodyId = Id(3), Number = "1" };
        var elsewhere = new DelegateGroup { Id = Id(4), BodyId = Id(5), Number = 1, Name = "第一代表小组" };

        Should.Throw<ArgumentException>(() => seat.Join(elsewhere));
        seat.GroupId.ShouldBeNull();
    }

    private static CongressBody Body(CongressLevel level, string name) =>
        new() { Id = Id((int)level + 50), Level = level, NameZh = name, NameEn = name };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Task<int> SaveAsync(TestRecord record, params object[] rows) => record.Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        session.Db.AddRange(rows);
        return Task.FromResult(0);
    }, None);
}
