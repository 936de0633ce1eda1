using System.Net;
using System.Text.Json.Nodes;
using ChatDelegate.Channels.Connector;

namespace ChatDelegate.Tests.Channels;

/// <summary>The published rule for tokens from channels: who is let in, and for what. Who is not: <see cref="ForgedTokenTests"/>.</summary>
public class MessagesAuthenticationTests
{
    [Theory]
    [InlineData("RS256", -10, 3600)]
    [InlineData("RS384", -10, 3600)]
    [InlineData("RS512", -10, 3600)]
    [InlineData("RS256", -7200, -299)]
    [InlineData("RS256", 299, 3600)]
    public async Task Post_GoodToken_200(string algorithm, int notBefore, int expires)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time, alg: algorithm, change: p => At(p, bot, notBefore, expires)), BotServer.Message());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        bot.Host.Received.Single().Conversation!.Id.ShouldBe("a:1");
        bot.Logs.Loud.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_ServiceAddressInOtherLetters_SameAddress()
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(serviceUrl: "https://SMBA.trafficmanager.net/cn/"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Even by a signed activity: the bot's own token would go there.</summary>
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("http://smba.trafficmanager.net/cn/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:444/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("nonsense")]
    public async Task Post_SignedServiceAddressOfNoListedHost_403(string serviceUrl)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = serviceUrl), BotServer.Message(serviceUrl: serviceUrl));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        bot.Host.Received.ShouldBeEmpty();
        bot.Refusals.ByReason.ShouldBe([new("service_host", 1L)]);
    }

    [Theory]
    [InlineData("t1", "t1", "t1", 200)]
    [InlineData("T1", "T1", "t1", 200)]
    [InlineData("t2", "t2", "t1", 403)]
    [InlineData("t1", "t2", "t1", 403)]
    [InlineData("t2", "t1", "t1", 403)]
    [InlineData("t1", "t2", "t1,t2", 200)]
    [InlineData("t1", "", "t1", 200)]
    [InlineData("", "t1", "t1", 200)]
    [InlineData("", "", "t1", 403)]
    [InlineData("t2", "t2", "", 200)]
    public async Task Post_TenantsOfTheActivity_EachHeldAgainstTheList(string tenant, string ofConversation, string allowed, int status)
    {
        await using var bot = await BotServer.StartAsync(options =>
        {
            foreach (var one in allowed.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                options.AllowedTenants.Add(one);
            }
        });

        using var response = await bot.PostAsync(
            bot.Keys.Sign(bot.Time),
            BotServer.Message(tenant: tenant).Replace($"\"tenantId\":\"{tenant}\"", $"\"tenantId\":\"{ofConversation}\"", StringComparison.Ordinal));

        ((int)response.StatusCode).ShouldBe(status);
    }

    public static TheoryData<BotCloud, string, string> Clouds => new()
    {
        { BotCloud.Public, "https://api.botframework.com", "https://smba.trafficmanager.net/cn/" },
        { BotCloud.UsGovernment, "https://api.botframework.us", "https://smba.infra.gov.teams.microsoft.us/teams/" },
        { BotCloud.China, "https://api.botframework.azure.cn", "https://webchat.botframework.azure.cn/" },
    };

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Post_EachCloud_ItsOwnTokensAndNoOthers(BotCloud cloud, string issuer, string serviceUrl)
    {
        await using var bot = await BotServer.StartAsync(options => options.Endpoints = BotEndpoints.Of(cloud) with { Metadata = new Uri("https://issuer.test/metadata") });

        foreach (var other in new[] { "https://api.botframework.com", "https://api.botframework.us", "https://api.botframework.azure.cn", "https://bots.private.example" })
        {
            using var response = await bot.PostAsync(
                bot.Keys.Sign(bot.Time, change: p => (p["iss"], p["serviceurl"]) = (other, serviceUrl)), BotServer.Message(serviceUrl: serviceUrl));

            response.StatusCode.ShouldBe(other == issuer ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, other);
        }
    }

    [Fact]
    public async Task Post_PrivateCloud_ByConfigurationAlone()
    {
        await using var bot = await BotServer.StartAsync(options => options.Endpoints = new BotEndpoints
        {
            Metadata = new Uri("https://issuer.test/metadata"),
            Issuer = "https://bots.private.example",
            Login = new Uri("https://login.private.example/"),
            Scope = "scope",
            MultiTenant = "tenant",
            ServiceHosts = ["connector.private.example"],
        });
        const string ServiceUrl = "https://connector.private.example/teams/";

        using var response = await bot.PostAsync(
            bot.Keys.Sign(bot.Time, change: p => (p["iss"], p["serviceurl"]) = ("https://bots.private.example", ServiceUrl)), BotServer.Message(serviceUrl: ServiceUrl));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void At(JsonObject payload, BotServer bot, int notBefore, int expires)
    {
        var now = bot.Time.GetUtcNow().ToUnixTimeSeconds();
        payload["nbf"] = now + notBefore;
        payload["exp"] = now + expires;
    }
}
