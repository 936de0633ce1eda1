using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Web;
using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Tests.Channels;

/// <summary>How the bot comes to its token, and what happens when it does not.</summary>
public class ConnectorLoginTests
{
    [Fact]
    public async Task Renewal_ThatFailsWhileTheOldTokenIsGood_StopsNobody()
    {
        var time = new ConnectorWorld.Hurry();
        using var world = new ConnectorWorld(time: time);
        await world.SendAsync();
        var login = world.Login;
        world.Login = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);
        time.Advance(TimeSpan.FromMinutes(56));

        (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Sent>();
        var tries = world.Logins.Count;
        (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Sent>();
        world.Logins.Count.ShouldBe(tries, "not at every message");
        world.Calls.ShouldAllBe(call => call.Contains(" token1 ", StringComparison.Ordinal));

        world.Login = login;
        time.Advance(TimeSpan.FromMinutes(1));
        await world.SendAsync();
        world.Calls.Last().ShouldNotContain(" token1 ");
    }

    [Fact]
    public async Task Token_PastItsEndAndNoLogin_IsNotUsed()
    {
        var time = new ConnectorWorld.Hurry();
        using var world = new ConnectorWorld(time: time);
        await world.SendAsync();
        world.Login = _ => ConnectorWorld.Json(400, """{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app 'app' are expired."}""");
        time.Advance(TimeSpan.FromHours(2));

        var result = await world.SendAsync();

        result.ShouldBe(new ConnectorResult.Retry("There is no token to be had. The login refused with 400 invalid_client AADSTS7000222", NotTried: true));
        world.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Login_DeadForLong_IsAskedAFewTimesAndThenLeftAlone()
    {
        var time = new ConnectorWorld.Hurry();
        using var world = new ConnectorWorld(time: time);
        var login = world.Login;
        world.Login = _ => ConnectorWorld.Json(503, "<html>");

        var results = new List<ConnectorResult>();
        for (var each = 0; each < 30; each++)
        {
            results.Add(await world.SendAsync(ConnectorWorld.In($"a:{each}")));
        }

        world.Logins.Count.ShouldBeLessThanOrEqualTo(8);
        results.ShouldAllBe(result => result is ConnectorResult.Retry);
        results.Last().ShouldBeOfType<ConnectorResult.Retry>().After.ShouldNotBeNull();
        time.Advance(TimeSpan.FromMinutes(1));
        world.Login = login;
        (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Sent>();
    }

    [Fact]
    public async Task Login_SlowOnce_IsTriedAgainAsItAsks()
    {
        var time = new ConnectorWorld.Hurry();
        using var world = new ConnectorWorld(time: time);
        var login = world.Login;
        world.Login = request => world.Logins.Count == 1 ? ConnectorWorld.Json(429, "{}", ("Retry-After", "4")) : login(request);

        (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Sent>();
        time.Waits.ShouldBe([TimeSpan.FromSeconds(4)]);
    }

    [Fact]
    public async Task Login_FailingForMany_IsTriedOnceForAllWhoWait()
    {
        using var world = new ConnectorWorld();
        using var gate = new ManualResetEventSlim();
        world.Login = _ =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return ConnectorWorld.Json(401, "{}");
        };

        var first = Task.Run(() => world.SendAsync(ConnectorWorld.In("a:0")), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => world.Logins.Count == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        var others = Enumerable.Range(1, 10).Select(each => world.SendAsync(ConnectorWorld.In($"a:{each}"))).ToList();
        gate.Set();

        (await Task.WhenAll([first, .. others])).ShouldAllBe(result => result is ConnectorResult.Retry);
        world.Logins.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ManagedIdentity_AsksTheMachineForTheBotsOwnIdentity()
    {
        using var world = new ConnectorWorld(configure: options => (options.AppType, options.AppId, options.ClientSecret) = (BotAppType.UserAssignedMSI, "11111111-2222-3333-4444-555555555555", null));
        world.Login = request => request.Headers.Contains("Metadata")
            ? ConnectorWorld.Json(200, $$"""{"access_token":"managed","expires_in":"86400","expires_on":"{{DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeSeconds()}}","resource":"https://api.botframework.com","token_type":"Bearer"}""")
            : ConnectorWorld.Json(400, """{"error":"invalid_request"}""");

        var result = await world.SendAsync();

        result.ShouldBeOfType<ConnectorResult.Sent>();
        world.Calls.Single().ShouldContain(" managed ");
        var query = HttpUtility.ParseQueryString(new Uri(world.Logins.Last().Trim()).Query);
        query["client_id"].ShouldBe("11111111-2222-3333-4444-555555555555");
        query["resource"].ShouldBe("https://api.botframework.com");
    }

    [Fact]
    public async Task ManagedIdentity_WhereThereIsNone_IsATryForLater()
    {
        using var world = new ConnectorWorld(time: new ConnectorWorld.Hurry(), configure: options => (options.AppType, options.AppId, options.ClientSecret) = (BotAppType.UserAssignedMSI, "11111111-2222-3333-4444-666666666666", null));
        world.Login = _ => throw new HttpRequestException(HttpRequestError.ConnectionError);

        (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Retry>().Reason.ShouldStartWith("There is no token to be had.");
        world.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Certificate_SignsForTheBotInPlaceOfASecret()
    {
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".pem");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        try
        {
            using var world = new ConnectorWorld(configure: options => (options.CertificateFile, options.ClientSecret, options.TenantId, options.AppId) = (file, null, "22222222-2222-3333-4444-555555555555", "11111111-2222-3333-4444-777777777777"));
            world.Login = _ => ConnectorWorld.Json(200, """{"token_type":"Bearer","access_token":"signed","expires_in":3599}""");

            (await world.SendAsync()).ShouldBeOfType<ConnectorResult.Sent>();

            world.Calls.Single().ShouldContain(" signed ");
            world.Logins.Last().ShouldContain("/22222222-2222-3333-4444-555555555555/oauth2/v2.0/token");
            world.Logins.Last().ShouldContain("client_assertion=");
            world.Logins.Last().ShouldNotContain("client_secret");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task MultiTenant_LogsInWhereTheCloudSays()
    {
        using var world = new ConnectorWorld(configure: options => options.AppType = BotAppType.MultiTenant);
        world.Answer = _ => new(HttpStatusCode.OK);

        await world.SendAsync();

        world.Logins.Single().ShouldStartWith("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token ");
    }
}
