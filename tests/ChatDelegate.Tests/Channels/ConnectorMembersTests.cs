using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Tests.Channels;

/// <summary>Members by page, and reads that are tried again.</summary>
public class ConnectorMembersTests
{
    private const string Root = "GET https://smba.trafficmanager.net/cn/v3/conversations/a%3A1%3Bx";

    [Fact]
    public async Task Pages_ToTheEnd_EachAskedWithTheTokenOfTheOneBefore()
    {
        using var world = new ConnectorWorld();
        world.Answer = request => ConnectorWorld.Json(200, request.RequestUri!.Query.Contains("continuationToken", StringComparison.Ordinal)
            ? """{"members":[{"id":"29:3","name":"王五","userRole":"user","odd":{"x":1}},null]}"""
            : """{"members":[{"id":"29:1","name":"张三\ud83d"},{"id":"29:2"}],"continuationToken":"a b&c"}""");

        var pages = await PagesAsync(world, 10, 9);

        pages.SelectMany(page => page.Value!.Members).Select(member => member.Id).ShouldBe(["29:1", "29:2", "29:3"]);
        pages[0].Value!.Members[0].Name.ShouldBe("张三\ufffd");
        pages[1].Value!.Members[0].Properties!["odd"].ToString().ShouldBe("""{"x":1}""");
        world.Calls.ShouldBe([$"{Root}/pagedmembers?pageSize=50 token1 ", $"{Root}/pagedmembers?pageSize=50&continuationToken=a%20b%26c token1 "]);
    }

    [Fact]
    public async Task Pages_UpToTheLimit_TellWhereToGoOn()
    {
        using var world = new ConnectorWorld(time: new ConnectorWorld.Hurry());
        world.Answer = _ => ConnectorWorld.Json(200, $$"""{"members":[],"continuationToken":"t{{world.Calls.Count}}"}""");

        var pages = await PagesAsync(world, 9999, 30);

        pages.Count.ShouldBe(30);
        pages[^1].Value!.ContinuationToken.ShouldBe("t30");
        world.Calls[0].ShouldContain("pageSize=500");
    }

    [Fact]
    public async Task Pages_OfAConnectorThatRepeatsItself_End()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(200, """{"members":[{"id":"29:1"}],"continuationToken":"same"}""");

        (await PagesAsync(world, 50, 6)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(200, "[]", typeof(ConnectorResult.Failed))]
    [InlineData(200, "<html>", typeof(ConnectorResult.Failed))]
    [InlineData(200, """{"members":7}""", typeof(ConnectorResult.Failed))]
    [InlineData(403, "{}", typeof(ConnectorResult.Unreachable))]
    [InlineData(404, "{}", typeof(ConnectorResult.Failed))]
    public async Task Pages_OfAnAnswerThatIsNone_EndWithTheProblem(int status, string body, Type problem)
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(status, body);

        (await PagesAsync(world, 50, 9)).Single().Problem!.ShouldBeOfType(problem);
        world.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task Member_AfterAPassingFault_IsFoundAtTheNextTry(int status)
    {
        var time = new ConnectorWorld.Hurry();
        using var world = new ConnectorWorld(time: time);
        world.Answer = _ => world.Calls.Count > 2 ? ConnectorWorld.Json(200, """{"id":"29:1"}""")
            : status == 0 ? throw new HttpRequestException(HttpRequestError.ResponseEnded)
            : ConnectorWorld.Json(status, string.Empty, ("Retry-After", "3"));

        var found = await world.Get<ConversationMembers>().FindAsync(ConnectorWorld.Reference, "29:1/x", TestContext.Current.CancellationToken);

        found.Value!.Id.ShouldBe("29:1");
        world.Calls.ShouldBe(Enumerable.Repeat($"{Root}/members/29%3A1%2Fx token1 ", 3));
        if (status != 0)
        {
            time.Waits.ShouldBe([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)]);
        }
    }

    [Theory]
    [InlineData(429, "300", 1)]
    [InlineData(500, null, 1)]
    [InlineData(404, null, 1)]
    [InlineData(503, null, 4)]
    public async Task Member_OfAFaultThatStays_IsTriedByThePublishedListOnly(int status, string? after, int calls)
    {
        using var world = new ConnectorWorld(time: new ConnectorWorld.Hurry());
        world.Answer = _ => after is null ? ConnectorWorld.Json(status, "{}") : ConnectorWorld.Json(status, "{}", ("Retry-After", after));

        var found = await world.Get<ConversationMembers>().FindAsync(ConnectorWorld.Reference, "29:1", TestContext.Current.CancellationToken);

        found.Succeeded.ShouldBeFalse();
        world.Calls.Count.ShouldBe(calls);
        (found.Problem as ConnectorResult.Retry)?.After.ShouldBe(after is null ? null : TimeSpan.FromSeconds(300));
    }

    private static async Task<List<ConnectorReading<MembersPage>>> PagesAsync(ConnectorWorld world, int size, int most)
    {
        var pages = new List<ConnectorReading<MembersPage>>();
        await foreach (var page in world.Get<ConversationMembers>().ReadPagesAsync(ConnectorWorld.Reference, size, most, null, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }
}
