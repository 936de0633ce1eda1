using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Demo;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Congress.Roster.Staff;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Demo;

public sealed class DemoCongressTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Guid City = DemoIds.Of(DemoKind.Body, 3);
    private readonly FakeTime _time = new();

    [Fact]
    public async Task Load_EmptyDatabase_MakesTheWholeCongress()
    {
        await using var record = await LoadedAsync();
        await using var db = await record.ReadAsync();

        var seats = await db.Set<DelegateSeat>().Where(seat => seat.BodyId == City).ToListAsync();
        var groups = await db.Set<DelegateGroup>().Where(group => group.BodyId == City).ToListAsync();
        seats.Count.ShouldBe(450);
        groups.Count.ShouldBe(30);
        seats.GroupBy(seat => seat.GroupId).ShouldAllBe(group => group.Count() == 15 && group.Count(seat => seat.Convenor) == 1);
        var appointments = await db.Set<Appointment>().ToListAsync();
        appointments.Where(part => part.Role == AppointmentRole.Supervisor).Select(part => part.GroupId!.Value).ShouldBe(groups.Select(group => group.Id), ignoreOrder: true);
        appointments.Count(part => part.Role == AppointmentRole.Staff).ShouldBe(6);
        appointments.Count(part => part.Role == AppointmentRole.Admin).ShouldBe(1);
        appointments.Count(part => part.Role == AppointmentRole.Leader).ShouldBe(1);
        var names = await db.Set<Person>().Select(person => person.Name).ToListAsync();
        names.Count.ShouldBe(488);
        names.ShouldBeUnique();
        (await db.Set<DelegateSeat>().CountAsync(seat => seat.BodyId != City)).ShouldBe(45);
        (await db.Set<CongressBody>().Select(body => body.Level).Distinct().CountAsync()).ShouldBe(5);
        (await db.Set<Category>().CountAsync()).ShouldBe(7);
        var units = await db.Set<HandlingUnit>().ToListAsync();
        units.Count.ShouldBe(20);
        units.ShouldAllBe(unit => unit.DutyWords.Count >= 5);
    }

    [Theory]
    [InlineData("2026-11-15T15:59:00Z", "2026-11-09")]
    [InlineData("2026-11-15T16:00:00Z", "2026-11-16")]
    [InlineData("2026-11-21T01:00:00Z", "2026-11-16")]
    [InlineData("2026-12-31T01:00:00Z", "2026-12-28")]
    public async Task Load_Week_LiesAroundTodayInTheCongressZone(string now, string monday)
    {
        _time.Advance(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - _time.GetUtcNow());
        await using var record = await LoadedAsync();
        await using var db = await record.ReadAsync();
        var starts = DateOnly.Parse(monday, System.Globalization.CultureInfo.InvariantCulture);

        var week = (await ProgrammeQueries.CurrentWeekAsync(db, City, starts, None)).ShouldNotBeNull();

        (week.Starts, week.VoteDate, week.Ends).ShouldBe((starts, starts.AddDays(4), starts.AddDays(6)));
        week.TitleZh.ShouldContain($"{week.VoteDate.Year}年");
        (await ProgrammeQueries.CurrentWeekAsync(db, City, week.Ends, None)).ShouldNotBeNull();
        (await ProgrammeQueries.CurrentWeekAsync(db, City, week.Ends.AddDays(1), None)).ShouldBeNull();
        var projects = await ProgrammeQueries.ProjectsAsync(db, week.Id, None);
        projects.Select(project => project.Number).ShouldBe(Enumerable.Range(1, 15));
        projects.ShouldAllBe(project => project.Budget > 1_000_000 && project.Place.Length > 0 && project.FinishDate.Year == week.Year + 1 && project.Description.Length > 10);
        var units = await db.Set<HandlingUnit>().Select(unit => unit.Name).ToListAsync();
        projects.Select(project => project.Unit).ShouldBeSubsetOf(units);
    }

    [Fact]
    public async Task Load_Ballot_IsMadeReadyAndNotOpened()
    {
        await using var record = await LoadedAsync();
        await using var db = await record.ReadAsync();

        var ballot = await db.Set<Ballot>().SingleAsync();
        (ballot.State, ballot.Purpose, ballot.OpenedAt, ballot.Rules.Places).ShouldBe((BallotState.Prepared, BallotPurpose.Projects, null, 10));
        ballot.Title.ShouldEndWith("（示例）");
        ballot.Rules.Names.Except(ballot.Rules.Unconfirmed).ShouldBe([RuleName.Groups], "nobody has confirmed the rest");
        ballot.Rules.Names.ShouldAllBe(name => ballot.Rules.SourceOf(name).Document.Length > 0);
        var week = await db.Set<ActivityWeek>().SingleAsync();
        (ballot.WindowFrom < _time.GetUtcNow(), ballot.WindowTo > _time.GetUtcNow(), ballot.WeekId).ShouldBe((true, true, week.Id), "whoever tries it now can vote");
        var candidates = await db.Set<BallotCandidate>().ToListAsync();
        candidates.Count.ShouldBe(15);
        candidates.ShouldAllBe(candidate => candidate.Gaps.Count == 0);
        (await db.Set<RollEntry>().CountAsync(entry => entry.GroupId != null && !entry.Voted)).ShouldBe(450);
        var scrutineers = await db.Set<Scrutineer>().ToListAsync();
        scrutineers.Select(one => one.Order).ShouldBe([1, 2, 3], ignoreOrder: true);
        scrutineers.ShouldAllBe(one => one.CodeShownAt == null, "their codes are theirs to take");
    }

    [Fact]
    public async Task Load_TwoDatabases_AreTheSame()
    {
        await using var one = await LoadedAsync();
        await using var two = await LoadedAsync();

        (await PeopleAsync(one)).ShouldBe(await PeopleAsync(two));
    }

    [Fact]
    public async Task Load_AgainOrNotEnabled_DoesNothing()
    {
        await using var record = await LoadedAsync();
        await using var off = await CreateAsync("false");

        (await Demo(record).LoadAsync(None)).ShouldBeFalse();
        (await Demo(off).LoadAsync(None)).ShouldBeFalse();
        (await Demo(off).ResetAsync(None)).ShouldBeFalse();
        (await PeopleAsync(off)).ShouldBeEmpty();
    }

    [Fact]
    public async Task People_RolesAndGroups_AgreeWithTheLookup()
    {
        await using var record = await LoadedAsync();
        await using var db = await record.ReadAsync();

        var people = await DemoPeople.ListAsync(db, None);

        people.CountBy(person => person.Role).ToDictionary().ShouldBe(
            new Dictionary<string, int> { ["admin"] = 1, ["staff"] = 6, ["leader"] = 1, ["supervisor"] = 30, ["convenor"] = 30, ["delegate"] = 420 }, ignoreOrder: true);
        foreach (var person in people.DistinctBy(person => person.Role))
        {
            var found = (await ParticipantLookup.FindAsync(db, person.Id, None)).ShouldNotBeNull();
            found.Roles.ShouldContain(person.Role);
            found.CongressId.ShouldBe(City);
            (found.GroupId is null).ShouldBe(person.Group is null);
        }
    }

    [Fact]
    public async Task Reset_AfterChanges_RestoresAllAndKeepsAccountsAndLinks()
    {
        await using var record = await LoadedAsync();
        var before = await PeopleAsync(record);
        var account = (await record.Services.GetRequiredService<StaffAccounts>().CreateFirstAdministratorAsync(None)).ShouldNotBeNull();
        var link = SignIn(record).ReusableLink(before[^1].Id).ShouldNotBeNull();
        var cookie = (await SignIn(record).RedeemAsync(link, "手机", "", None)).Cookie;
        (await SignIn(record).RedeemAsync(link, "电脑", "", None)).Session.ShouldNotBeNull();
        await record.Store.WriteAsync(null, Actor.System, async (session, cancel) =>
        {
            (await session.Db.Set<Person>().FirstAsync(cancel)).Leave();
            return 0;
        }, None);

        (await Demo(record).ResetAsync(None)).ShouldBeTrue();

        (await PeopleAsync(record)).ShouldBe(before);
        (await record.Services.GetRequiredService<DeviceSessions>().CheckAsync(cookie, None)).ShouldBeNull();
        (await SignIn(record).RedeemAsync(link, "手机", "", None)).Session.ShouldNotBeNull();
        var welcome = await record.Services.GetRequiredService<StaffSignIns>().SignInAsync("admin", account.Password, null, None);
        welcome.Outcome.ShouldBe(StaffSignInOutcome.Welcome);
        await using var scope = record.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<AuditVerification>().RunAsync(10, None)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task RealPerson_InTheDatabase_IsNotListedAndHasNoLink()
    {
        await using var record = await LoadedAsync();
        var real = new Person { Id = Guid.CreateVersion7(_time.GetUtcNow()), Name = "真人" };
        var seat = new DelegateSeat { Id = real.Id, PersonId = real.Id, BodyId = City, Number = "999" };
        await AddAsync(record, real, seat);

        SignIn(record).ReusableLink(real.Id).ShouldBeNull();
        (await PeopleAsync(record)).Count.ShouldBe(488);
        (await Demo(record).ResetAsync(None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Reset_WithARealCongress_ThrowsNothingAway()
    {
        await using var record = await CreateAsync("true");
        await AddAsync(record, new CongressBody { Id = Guid.CreateVersion7(_time.GetUtcNow()), Level = CongressLevel.City, NameZh = "某市", NameEn = "Real" });

        (await Demo(record).ResetAsync(None)).ShouldBeFalse();
        (await Demo(record).LoadAsync(None)).ShouldBeFalse();
    }

    [Fact]
    public async Task ReusableLink_WithTheDemoOff_IsUnknown()
    {
        await using var record = await CreateAsync("false");
        var person = new Person { Id = DemoIds.Of(DemoKind.Person, 1), Name = "虚构" };
        await AddAsync(record, person);
        var link = new SignInSecrets(record.Services.GetRequiredService<KeyRing>()).Reusable(person.Id);

        SignIn(record).ReusableLink(person.Id).ShouldBeNull();
        (await SignIn(record).RedeemAsync(link, "手机", "", None)).Refusal.ShouldBe(SignInRefusal.Unknown);
    }

    [Fact]
    public async Task Queries_DelegatesOfTheDemo_PageAndFilter()
    {
        await using var record = await LoadedAsync();
        var queries = record.Services.GetRequiredService<RosterQueries>();

        var second = await queries.DelegatesAsync(new DelegateFilter(City, Page: 2, Size: 20), None);
        (second.Total, second.Rows.Select(row => row.Number)).ShouldSatisfyAllConditions(
            found => found.Total.ShouldBe(450),
            found => found.Item2.ShouldBe(Enumerable.Range(21, 20).Select(number => $"{number:D3}")));
        var group = await queries.DelegatesAsync(new DelegateFilter(City, DemoIds.Of(DemoKind.Group, 3)), None);
        group.Rows.Select(row => row.Number).ShouldBe(Enumerable.Range(31, 15).Select(number => $"{number:D3}"));
        var named = await queries.DelegatesAsync(new DelegateFilter(City, Text: group.Rows[0].Name[..2]), None);
        named.Rows.ShouldContain(group.Rows[0]);
        (await queries.DelegatesAsync(new DelegateFilter(City, Text: " 031 "), None)).Rows.ShouldBe([group.Rows[0]]);
        (await queries.DelegatesAsync(new DelegateFilter(City, Text: "%"), None)).Total.ShouldBe(0);
        var card = (await queries.PersonAsync(group.Rows[4].PersonId, None)).ShouldNotBeNull();
        card.Seats.Select(seat => seat.Body.NameIn(Locales.Default)).ShouldBe(["云州市人民代表大会", "云州市临河区人民代表大会"]);
        (await queries.BodiesAsync(None)).Select(body => body.Level).ShouldBeInOrder();
        (await queries.UnitsAsync(City, None)).Count.ShouldBe(20);
        (await queries.CategoriesAsync(City, None))[0].NameIn("en").ShouldBe("Finance and economy");
        (await queries.GroupsAsync(City, None))[29].Name.ShouldBe("第三十代表小组");
    }

    private async Task<TestRecord> LoadedAsync()
    {
        var record = await CreateAsync("true");
        (await Demo(record).LoadAsync(None)).ShouldBeTrue();
        return record;
    }

    private Task<TestRecord> CreateAsync(string enabled)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Demo:Enabled", enabled)]).Build();
        return TestRecord.CreateAsync(_time, services => services.AddRoster(configuration).AddDemo(configuration));
    }

    private static async Task<IReadOnlyList<DemoPerson>> PeopleAsync(TestRecord record)
    {
        await using var db = await record.ReadAsync();
        return await DemoPeople.ListAsync(db, None);
    }

    private static Task<int> AddAsync(TestRecord record, params object[] rows) => record.Store.WriteAsync(null, Actor.System, (session, _) =>
    {
        session.Db.AddRange(rows);
        return Task.FromResult(0);
    }, None);

    private static DemoCongress Demo(TestRecord record) => record.Services.GetRequiredService<DemoCongress>();

    private static SignInService SignIn(TestRecord record) => record.Services.GetRequiredService<SignInService>();
}
