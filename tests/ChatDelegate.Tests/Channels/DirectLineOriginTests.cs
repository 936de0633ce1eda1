using System.Net;

namespace ChatDelegate.Tests.Channels;

/// <summary>What browsers are told about pages of other sites.</summary>
public class DirectLineOriginTests
{
    private const string Friend = "https://www.example.org";

    [Theory]
    [InlineData("conversations", "POST")]
    [InlineData("conversations/c1", "GET")]
    [InlineData("conversations/c1/activities", "POST")]
    [InlineData("conversations/c1/upload", "POST")]
    [InlineData("tokens/refresh", "POST")]
    [InlineData("session/getsessionid", "GET")]
    public async Task Preflight_ListedSite_MaySendWhatTheClientSends(string path, string method)
    {
        await using var server = await DirectLineServer.StartAsync(options => options.AllowedOrigins.Add(Friend));

        using var response = await AskAsync(server, HttpMethod.Options, path, Friend, method);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(response, "Access-Control-Allow-Origin").ShouldBe(Friend);
        Header(response, "Access-Control-Allow-Methods").ShouldContain(method);
        foreach (var name in new[] { "authorization", "x-ms-bot-agent", "content-type", "x-requested-with" })
        {
            Header(response, "Access-Control-Allow-Headers").ShouldContain(name);
        }
    }

    [Theory]
    [InlineData("https://www.example.org.evil.test")]
    [InlineData("http://www.example.org")]
    [InlineData("https://www.example.org:8443")]
    [InlineData("https://WWW.example.org")]
    [InlineData("null")]
    public async Task AnyCall_OtherSite_IsNotAllowed(string origin)
    {
        await using var server = await DirectLineServer.StartAsync(options => options.AllowedOrigins.Add(Friend));

        using var preflight = await AskAsync(server, HttpMethod.Options, "conversations", origin, "POST");
        using var call = await AskAsync(server, HttpMethod.Get, "conversations/c1/activities", origin);

        Names(preflight).ShouldBeEmpty();
        Names(call).ShouldBeEmpty();
        Header(call, "Vary").ShouldBe("Origin");
    }

    [Fact]
    public async Task AnyCall_NoSiteListed_IsNotAllowed()
    {
        await using var server = await DirectLineServer.StartAsync();

        using var call = await AskAsync(server, HttpMethod.Get, "conversations/c1/activities", Friend);

        Names(call).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_ListedSite_CanBeReadByItsPage()
    {
        await using var server = await DirectLineServer.StartAsync(options => options.AllowedOrigins.Add(Friend));

        using var refused = await AskAsync(server, HttpMethod.Get, "conversations/c1/activities", Friend);

        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Header(refused, "Access-Control-Allow-Origin").ShouldBe(Friend);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("www.example.org")]
    [InlineData("https://www.example.org/")]
    [InlineData("https://www.example.org/chat")]
    [InlineData("https://WWW.example.org")]
    [InlineData("ftp://www.example.org")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Start_WithWhatIsNoOrigin_RefusesToRun(string origin) =>
        (await Should.ThrowAsync<Exception>(() => DirectLineServer.StartAsync(options => options.AllowedOrigins.Add(origin)))).Message.ShouldContain("AllowedOrigins");

    private static Task<HttpResponseMessage> AskAsync(DirectLineServer server, HttpMethod method, string path, string origin, string? asked = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        if (asked is not null)
        {
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", asked);
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent");
        }

        return server.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Header(HttpResponseMessage response, string name) => string.Join(",", response.Headers.GetValues(name));

    private static IEnumerable<string> Names(HttpResponseMessage response) =>
        response.Headers.Select(header => header.Key).Where(name => name.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
}
