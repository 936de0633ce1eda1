using System.Net;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Running;

public sealed class StartTests
{
    [Theory]
    [EachDatabase]
    public async Task Start_EmptyPlace_LoadsDemoCongressAndPrintsAddresses(Database database)
    {
        await using var server = await ServerProcess.StartAsync(database);

        var people = (await DemoCongress.ReadAsync(server)).People;

        people.Count(person => person.Role == "delegate").ShouldBeGreaterThanOrEqualTo(390);
        people.Count(person => person.Role == "convenor").ShouldBe(30);
        people.Count(person => person.Role == "supervisor").ShouldBe(30);
        people.ShouldContain(person => person.Role == "staff");
        people.ShouldContain(person => person.Role == "admin");
        people.Select(person => person.Id).ShouldBeUnique();
        server.Output.ShouldContain($"{server.Address}demo");
        server.Output.ShouldContain($"{server.Address}chat");
        server.Output.ShouldContain($"{server.Address}console");
        (await server.Http.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [EachDatabase]
    public async Task Start_SecondTime_KeepsWhatIsThere(Database database)
    {
        await using var server = await ServerProcess.StartAsync(database);
        var before = (await DemoCongress.ReadAsync(server)).People;

        await server.RestartAsync();

        var after = (await DemoCongress.ReadAsync(server)).People;
        after.Select(person => (person.Id, person.Name, person.Role)).ShouldBe(before.Select(person => (person.Id, person.Name, person.Role)), ignoreOrder: true);
    }

    [Fact]
    public async Task Start_DemoNotEnabled_HasNoPeopleToBe()
    {
        await using var server = await ServerProcess.StartAsync(Database.Sqlite, ("Demo:Enabled", "false"));

        var answer = await server.Http.GetAsync(new Uri("/demo/people", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Place.CountAsync("""select count(*) from "Seats" """)).ShouldBe(0);
    }

    [Theory]
    [EachDatabase]
    public async Task Interrupt_WithOpenStream_StopsWithCodeZero(Database database)
    {
        await using var server = await ServerProcess.StartAsync(database);
        var congress = await DemoCongress.ReadAsync(server);
        await using var chat = await congress.SignInAsync();

        var code = await server.InterruptAsync();

        code.ShouldBe(0, server.Output);
        server.Output.ShouldNotContain("   at ");
    }
}
