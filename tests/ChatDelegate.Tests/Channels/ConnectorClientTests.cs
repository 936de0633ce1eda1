using System.Net;
using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels;

/// <summary>What the connector client makes of each answer, against a scripted connector and login.</summary>
public class ConnectorClientTests
{
    private static readonly ConversationReference Reference = new()
    {
        ActivityId = "in/1",
        ServiceUrl = "https://smba.trafficmanager.net/cn/",
        ChannelId = "msteams",
        Conversation = new() { Id = "a:1;x" },
        Bot = new() { Id = "28:b" },
        User = new() { Id = "29:u" },
    };

    [Theory]
    [InlineData(200, """{"id":"9"}""", "Sent { Id = 9, ServiceUrl =  }")]
    [InlineData(201, """{"id":"9"}""", "Sent { Id = 9, ServiceUrl =  }")]
    [InlineData(202, "", "Sent { Id = , ServiceUrl =  }")]
    [InlineData(200, "not json", "Sent { Id = , ServiceUrl =  }")]
    [InlineData(400, """{"error":{"code":"BadArgument","message":"m"}}""", "Failed { Reason = 400 BadArgument, IsGone = False }")]
    [InlineData(401, "", "Failed { Reason = 401, IsGone = False }")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "Unreachable { Reason = 403 BotNotInConversationRoster }")]
    [InlineData(403, """{"errorCode":209,"message":"x"}""", "Unreachable { Reason = 403 }")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "Failed { Reason = 404 ConversationNotFound, IsGone = True }")]
    [InlineData(302, "", "Failed { Reason = 302, IsGone = False }")]
    [InlineData(412, "", "Retry { Reason = 412, After = , OutcomeUnknown = False }")]
    [InlineData(413, "", "Failed { Reason = 413, IsGone = False }")]
    [InlineData(429, "", "Retry { Reason = 429, After = , OutcomeUnknown = False }")]
    [InlineData(429, "", "Retry { Reason = 429, After = 00:00:07, OutcomeUnknown = False }", "7")]
    [InlineData(429, "", "Retry { Reason = 429, After = 00:00:30, OutcomeUnknown = False }", "Mon, 02 Mar 2026 01:00:30 GMT")]
    [InlineData(429, "", "Retry { Reason = 429, After = 01:00:00, OutcomeUnknown = False }", "999999")]
    [InlineData(500, "", "Failed { Reason = 500, IsGone = False }")]
    [InlineData(502, "<html>", "Retry { Reason = 502, After = , OutcomeUnknown = True }")]
    [InlineData(503, "", "Retry { Reason = 503, After = , OutcomeUnknown = False }")]
    [InlineData(504, "", "Retry { Reason = 504, After = , OutcomeUnknown = True }")]
    public async Task Send_Answer_BecomesAResult(int status, string body, string expected, string? retryAfter = null)
    {
        using var world = new World();
        world.Answer = _ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8) };
            if (retryAfter is not null)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            }

            return response;
        };

        var result = await world.Client.SendAsync(Reference, new() { Type = "message", Text = "好" }, TestContext.Current.CancellationToken);

        result.ToString().ShouldBe(expected);
    }

    [Fact]
    public async Task EveryOperation_GoesToItsAddressWithTheToken()
    {
        using var world = new World();
        var activity = new Activity { Id = "mine", Type = "message", Text = "好", ServiceUrl = "https://elsewhere.example/" };

        await world.Client.SendAsync(Reference, activity, TestContext.Current.CancellationToken);
        await world.Client.ReplyAsync(Reference, activity, TestContext.Current.CancellationToken);
        await world.Client.ReplyAsync(Reference with { ActivityId = null }, activity, TestContext.Current.CancellationToken);
        await world.Client.UpdateAsync(Reference, "out/1", activity, TestContext.Current.CancellationToken);
        await world.Client.DeleteAsync(Reference, "out/1", TestContext.Current.CancellationToken);
        await world.Client.CreateConversationAsync(Reference.ServiceUrl!, new("28:b", "29:u", "t"), TestContext.Current.CancellationToken);

        const string Root = "https://smba.trafficmanager.net/cn/v3/conversations";
        const string Rest = "\"channelId\":\"msteams\",\"from\":{\"id\":\"28:b\"},\"conversation\":{\"id\":\"a:1;x\"},\"recipient\":{\"id\":\"29:u\"}";
        world.Calls.ShouldBe(
        [
            $$"""POST {{Root}}/a%3A1%3Bx/activities token1 {"type":"message",{{Rest}},"text":"好"}""",
            $$"""POST {{Root}}/a%3A1%3Bx/activities/in%2F1 token1 {"type":"message",{{Rest}},"replyToId":"in/1","text":"好"}""",
            $$"""POST {{Root}}/a%3A1%3Bx/activities token1 {"type":"message",{{Rest}},"text":"好"}""",
            $$"""PUT {{Root}}/a%3A1%3Bx/activities/out%2F1 token1 {"type":"message","id":"out/1",{{Rest}},"text":"好"}""",
            $"DELETE {Root}/a%3A1%3Bx/activities/out%2F1 token1 ",
            $$$$"""POST {{{{Root}}}} token1 {"bot":{"id":"28:b"},"isGroup":false,"members":[{"id":"29:u","role":"user"}],"tenantId":"t","channelData":{"tenant":{"id":"t"}}}""",
        ]);
        world.Logins.ShouldBe(["https://login.microsoftonline.com/tenant/oauth2/v2.0/token grant_type=client_credentials&client_id=app&client_secret=s%26s&scope=https%3A%2F%2Fapi.botframework.com%2F.default"]);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("not an address")]
    [InlineData(null)]
    public async Task Send_ToAHostNotOnTheList_NoCallNoToken(string? serviceUrl)
    {
        using var world = new World();

        var result = await world.Client.SendAsync(Reference with { ServiceUrl = serviceUrl }, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Failed>();
        world.Calls.ShouldBeEmpty();
        world.Logins.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://private.example/bot/")]
    public async Task Send_ToAHostOnTheList_Sent(string serviceUrl)
    {
        using var world = new World();

        var result = await world.Client.SendAsync(Reference with { ServiceUrl = serviceUrl }, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Sent>();
    }

    [Fact]
    public async Task Send_WithoutABot_ToLoopbackWithoutAToken()
    {
        using var world = new World(registered: false);

        await world.Client.SendAsync(Reference with { ServiceUrl = "http://localhost:56150/_connector" }, new(), TestContext.Current.CancellationToken);
        var elsewhere = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        world.Calls.Single().ShouldStartWith("POST http://localhost:56150/_connector/v3/conversations/a%3A1%3Bx/activities - {");
        elsewhere.ShouldBeOfType<ConnectorResult.Failed>();
    }

    [Fact]
    public async Task Send_TokenRefused_OnceMoreWithANewOne()
    {
        using var world = new World();
        world.Answer = request => new(request.Headers.Authorization!.Parameter == "token1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);

        var result = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Sent>();
        world.Calls.Count.ShouldBe(2);
        world.Logins.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_ManyAtOnceThenLater_OneLoginUntilFiveMinutesBeforeItsEnd()
    {
        using var world = new World();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken)));
        world.Time.Advance(TimeSpan.FromMinutes(54));
        await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);
        world.Logins.Count.ShouldBe(1);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);
        world.Logins.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    public async Task Send_NetworkFails_RetryThatKnowsWhetherItMayHaveArrived(HttpRequestError error, bool unknown)
    {
        using var world = new World();
        world.Answer = _ => throw new HttpRequestException(error);

        var result = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Retry>().OutcomeUnknown.ShouldBe(unknown);
    }

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(200, "not json")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"access_token":7,"expires_in":1}""")]
    public async Task Send_LoginFails_Retry(int status, string body)
    {
        using var world = new World();
        world.Login = () => new((HttpStatusCode)status) { Content = new StringContent(body) };

        var result = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Retry>().OutcomeUnknown.ShouldBeFalse();
        world.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_Cancelled_Throws()
    {
        using var world = new World();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => world.Client.SendAsync(Reference, new(), cancelled.Token));
    }

    private sealed class World : HttpMessageHandler
    {
        private readonly ServiceProvider _services;

        public World(bool registered = true)
        {
            var services = new ServiceCollection();
            services.AddLogging(logging => logging.ClearProviders());
            services.AddSingleton<TimeProvider>(Time);
            services.AddBotConnector(options =>
            {
                if (registered)
                {
                    (options.AppId, options.ClientSecret, options.TenantId) = ("app", "s&s", "tenant");
                    options.AllowedServiceHosts.Add("private.example");
                }
            });
            services.AddHttpClient(ConnectorRegistration.ConnectorHttpClient).ConfigurePrimaryHttpMessageHandler(() => this);
            services.AddHttpClient(ConnectorRegistration.LoginClient).ConfigurePrimaryHttpMessageHandler(() => this);
            _services = services.BuildServiceProvider();
            Login = () => new(HttpStatusCode.OK) { Content = new StringContent($$"""{"access_token":"token{{Logins.Count}}","expires_in":3600}""") };
        }

        public FakeTime Time { get; } = new();

        public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

        public List<string> Calls { get; } = [];

        public List<string> Logins { get; } = [];

        public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => new(HttpStatusCode.OK);

        public Func<HttpResponseMessage> Login { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            lock (Calls)
            {
                if (request.RequestUri!.Host == "login.microsoftonline.com")
                {
                    Logins.Add($"{request.RequestUri} {body}");
                    return Login();
                }

                Calls.Add($"{request.Method} {request.RequestUri.AbsoluteUri} {request.Headers.Authorization?.Parameter ?? "-"} {body}");
                return Answer(request);
            }
        }

        protected override void Dispose(bool disposing)
        {
            _services?.Dispose();
            base.Dispose(disposing);
        }
    }
}
