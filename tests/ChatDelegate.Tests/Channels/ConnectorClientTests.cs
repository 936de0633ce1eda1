using System.Net;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Tests.Channels;

/// <summary>What the connector client makes of each answer, against a scripted connector and login.</summary>
public class ConnectorClientTests
{
    private static readonly ConversationReference Reference = ConnectorWorld.Reference;

    [Theory]
    [InlineData(200, """{"id":"9"}""", "Sent { Id = 9, ServiceUrl = , ActivityId =  }")]
    [InlineData(201, """{"id":"9"}""", "Sent { Id = 9, ServiceUrl = , ActivityId =  }")]
    [InlineData(202, "", "Sent { Id = , ServiceUrl = , ActivityId =  }")]
    [InlineData(200, "not json", "Sent { Id = , ServiceUrl = , ActivityId =  }")]
    [InlineData(400, """{"error":{"code":"BadArgument","message":"m"}}""", "Failed { Reason = 400 BadArgument, IsGone = False, IsTooBig = False, IsTheirs = False }")]
    [InlineData(401, "", "Failed { Reason = 401, IsGone = False, IsTooBig = False, IsTheirs = False }")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "Unreachable { Reason = 403 BotNotInConversationRoster, Why = NotInConversation }")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "Unreachable { Reason = 403 ConversationBlockedByUser, Why = BlockedByUser }")]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", "Unreachable { Reason = 403 ForbiddenOperationException, Why = NotInstalled }")]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", "Unreachable { Reason = 403 BotDisabledByAdmin, Why = DisabledByAdmin }")]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions"}}""", "Unreachable { Reason = 403 NotEnoughPermissions, Why = NotPermitted }")]
    [InlineData(403, """{"error":{"code":"SomethingNew"}}""", "Unreachable { Reason = 403 SomethingNew, Why = Unknown }")]
    [InlineData(403, """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"x\"\r\n}"}""", "Unreachable { Reason = 403 MessageWritesBlocked, Why = BlockedOrRemoved }")]
    [InlineData(403, """{"errorCode":209,"message":{"subCode":"MessageWritesBlocked"}}""", "Unreachable { Reason = 403 MessageWritesBlocked, Why = BlockedOrRemoved }")]
    [InlineData(403, """{"errorCode":209,"message":"no json, and \ud83d half an emoji"}""", "Unreachable { Reason = 403 209, Why = BlockedOrRemoved }")]
    [InlineData(403, """{"errorCode":"7","message":"{\"subCode\":7}"}""", "Unreachable { Reason = 403 7, Why = Unknown }")]
    [InlineData(403, "<html><h1>403</h1></html>", "Unreachable { Reason = 403, Why = Unknown }")]
    [InlineData(500, """{"error":{"code":7}}""", "Failed { Reason = 500, IsGone = False, IsTooBig = False, IsTheirs = True }")]
    [InlineData(500, """{"error":"x"}""", "Failed { Reason = 500, IsGone = False, IsTooBig = False, IsTheirs = True }")]
    [InlineData(200, """{"id":"\ud83d"}""", "Sent { Id = \ufffd, ServiceUrl = , ActivityId =  }")]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "Failed { Reason = 404 ConversationNotFound, IsGone = True, IsTooBig = False, IsTheirs = False }")]
    [InlineData(302, "", "Failed { Reason = 302, IsGone = False, IsTooBig = False, IsTheirs = False }")]
    [InlineData(412, "", "Retry { Reason = 412, After = , OutcomeUnknown = False, NotTried = False }")]
    [InlineData(413, "", "Failed { Reason = 413, IsGone = False, IsTooBig = True, IsTheirs = False }")]
    [InlineData(429, "", "Retry { Reason = 429, After = , OutcomeUnknown = False, NotTried = False }")]
    [InlineData(429, "", "Retry { Reason = 429, After = 00:00:07, OutcomeUnknown = False, NotTried = False }", "7")]
    [InlineData(429, "", "Retry { Reason = 429, After = 00:00:30, OutcomeUnknown = False, NotTried = False }", "Mon, 02 Mar 2026 01:00:30 GMT")]
    [InlineData(429, "", "Retry { Reason = 429, After = 01:00:00, OutcomeUnknown = False, NotTried = False }", "999999")]
    [InlineData(500, "", "Failed { Reason = 500, IsGone = False, IsTooBig = False, IsTheirs = True }")]
    [InlineData(502, "<html>", "Retry { Reason = 502, After = , OutcomeUnknown = True, NotTried = False }")]
    [InlineData(503, "", "Retry { Reason = 503, After = , OutcomeUnknown = False, NotTried = False }")]
    [InlineData(504, "", "Retry { Reason = 504, After = , OutcomeUnknown = True, NotTried = False }")]
    public async Task Send_Answer_BecomesAResult(int status, string body, string expected, string? retryAfter = null)
    {
        using var world = new ConnectorWorld();
        world.Answer = _ =>
        {
            return retryAfter is null ? ConnectorWorld.Json(status, body) : ConnectorWorld.Json(status, body, ("Retry-After", retryAfter));
        };

        var result = await world.Client.SendAsync(Reference, new() { Type = "message", Text = "好" }, TestContext.Current.CancellationToken);

        result.ToString().ShouldBe(expected);
    }

    [Fact]
    public async Task EveryOperation_GoesToItsAddressWithTheToken()
    {
        using var world = new ConnectorWorld();
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
        using var world = new ConnectorWorld();

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
        using var world = new ConnectorWorld();

        var result = await world.Client.SendAsync(Reference with { ServiceUrl = serviceUrl }, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Sent>();
    }

    [Fact]
    public async Task Send_WithoutABot_ToLoopbackWithoutAToken()
    {
        using var world = new ConnectorWorld(registered: false);

        await world.Client.SendAsync(Reference with { ServiceUrl = "http://localhost:56150/_connector" }, new(), TestContext.Current.CancellationToken);
        var elsewhere = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        world.Calls.Single().ShouldStartWith("POST http://localhost:56150/_connector/v3/conversations/a%3A1%3Bx/activities - {");
        elsewhere.ShouldBeOfType<ConnectorResult.Failed>();
    }

    [Fact]
    public async Task Send_TokenRefused_OnceMoreWithANewOne()
    {
        using var world = new ConnectorWorld();
        world.Answer = request => new(request.Headers.Authorization!.Parameter == "token1" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);

        var result = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Sent>();
        world.Calls.Count.ShouldBe(2);
        world.Logins.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Send_ManyAtOnceThenLater_OneLoginUntilFiveMinutesBeforeItsEnd()
    {
        using var world = new ConnectorWorld();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(each => world.SendAsync(ConnectorWorld.In($"a:{each}"))));
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
        using var world = new ConnectorWorld();
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
        using var world = new ConnectorWorld();
        world.Login = _ => new((HttpStatusCode)status) { Content = new StringContent(body) };

        var result = await world.Client.SendAsync(Reference, new(), TestContext.Current.CancellationToken);

        result.ShouldBeOfType<ConnectorResult.Retry>().OutcomeUnknown.ShouldBeFalse();
        world.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_Cancelled_Throws()
    {
        using var world = new ConnectorWorld();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => world.Client.SendAsync(Reference, new(), cancelled.Token));
    }

    [Fact]
    public async Task OpenAndThread_AskOnceAndTellWhereToGoOn()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(201, """{"id":"19:c;messageid=7","activityId":"7","serviceUrl":"https://smba.trafficmanager.net/emea/"}""");
        var person = Reference with { Conversation = null, ServiceUrl = null };

        var opened = await world.Client.OpenAsync(person, null, TestContext.Current.CancellationToken);
        var again = await world.Client.OpenAsync(opened.Value!, null, TestContext.Current.CancellationToken);
        var nobody = await world.Client.OpenAsync(person with { User = null }, null, TestContext.Current.CancellationToken);
        var thread = await world.Client.CreateThreadAsync(
            Reference.ServiceUrl, new("28:b", "19:c", "t", new() { Id = "x", Type = "message", Text = "通知" }), TestContext.Current.CancellationToken);

        opened.Value!.Conversation!.Id.ShouldBe("19:c;messageid=7");
        opened.Value.ServiceUrl.ShouldBe("https://smba.trafficmanager.net/emea/");
        again.Value.ShouldBeSameAs(opened.Value);
        nobody.Problem.ShouldBeOfType<ConnectorResult.Failed>();
        thread.ShouldBe(new ConnectorResult.Sent("19:c;messageid=7", "https://smba.trafficmanager.net/emea/", "7"));
        world.Calls.ShouldBe(
        [
            """POST https://smba.trafficmanager.net/teams/v3/conversations token1 {"bot":{"id":"28:b"},"isGroup":false,"members":[{"id":"29:u","role":"user"}],"tenantId":"tenant","channelData":{"tenant":{"id":"tenant"}}}""",
            """POST https://smba.trafficmanager.net/cn/v3/conversations token1 {"bot":{"id":"28:b"},"isGroup":true,"tenantId":"t","channelData":{"channel":{"id":"19:c"},"tenant":{"id":"t"}},"activity":{"type":"message","text":"通知"}}""",
        ]);
    }

    [Theory]
    [InlineData(BotCloud.Public, "smba.infra.gcc.teams.microsoft.com/teams/v3")]
    [InlineData(BotCloud.UsGovernment, null)]
    public async Task Send_ToTheWrongCloudsHost_OnceMoreOnItsOwn(BotCloud cloud, string? elsewhere)
    {
        using var world = new ConnectorWorld(configure: options => (options.Cloud, options.Endpoints) = (cloud, BotEndpoints.Of(cloud) with { Login = new("https://login.microsoftonline.com/") }));
        world.Answer = request => request.RequestUri!.Host.Contains("gcc", StringComparison.Ordinal)
            ? ConnectorWorld.Json(201, """{"id":"9"}""")
            : ConnectorWorld.Json(403, """{"error":{"code":"InvalidBotApiHost"}}""");

        var result = await world.SendAsync(Reference with { ServiceUrl = cloud == BotCloud.Public ? Reference.ServiceUrl : "https://smba.infra.gov.teams.microsoft.us/gcch/" });

        if (elsewhere is null)
        {
            result.ShouldBe(new ConnectorResult.Unreachable("403 InvalidBotApiHost", UnreachableReason.WrongHost));
            world.Calls.Count.ShouldBe(1);
        }
        else
        {
            result.ShouldBe(new ConnectorResult.Sent("9", "https://smba.infra.gcc.teams.microsoft.com/teams"));
            world.Calls.Last().ShouldContain(elsewhere);
        }
    }

    [Fact]
    public async Task Send_Refused_LogsWhatSupportAsksForAndNoSecret()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(500, """{"error":{"code":"ServiceError","message":"代表张三"}}""", ("MS-CV", "NXZp.5.0"), ("X-Correlating-OperationId", "op-7"));

        await world.SendAsync();
        world.Answer = _ => ConnectorWorld.Json(500, "{}", ("MS-CV", "half\u0001a header " + new string('x', 300)));
        await world.SendAsync();

        world.Log.Lines.Count(line => line.Contains("500 ServiceError MS-CV=NXZp.5.0 X-Correlating-OperationId=op-7", StringComparison.Ordinal)).ShouldBe(1);
        var all = string.Join('\n', world.Log.Lines);
        foreach (var secret in new[] { "s&s", "token1", "张三", "29:u", "a:1", "half" })
        {
            all.ShouldNotContain(secret);
        }
    }

    [Fact]
    public async Task Upload_AFile_GoesAsBase64AndItsIdComesBack()
    {
        using var world = new ConnectorWorld();
        world.Answer = _ => ConnectorWorld.Json(201, """{"id":"0-wus"}""");

        var result = await world.Client.UploadAsync(Reference, new("议案.pdf", "application/pdf", "内容"u8.ToArray()), TestContext.Current.CancellationToken);

        result.ShouldBe(new ConnectorResult.Sent("0-wus"));
        world.Calls.Single().ShouldBe("""POST https://smba.trafficmanager.net/cn/v3/conversations/a%3A1%3Bx/attachments token1 {"type":"application/pdf","name":"议案.pdf","originalBase64":"5YaF5a65"}""");
    }
}
