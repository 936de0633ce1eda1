using System.Diagnostics.Metrics;
using System.IdentityModel.Tokens.Jwt;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace ChatDelegate.Tests.Channels;

/// <summary>The published rule for tokens from channels, case by case.</summary>
public class MessagesAuthenticationTests
{
    private static readonly Dictionary<string, Func<BotServer, string?>> Bad = new()
    {
        ["no token"] = _ => null,
        ["basic"] = _ => "Basic dTpw",
        ["bearer of nothing"] = _ => "Bearer ",
        ["two parts"] = _ => "a.b",
        ["three parts of nonsense"] = _ => "a.b.c",
        ["five parts"] = bot => bot.Keys.Sign(bot.Time) + ".a.b",
        ["20 KB of token"] = _ => new string('a', 20_000) + ".b.c",
        ["alg none"] = bot => Forge(bot, """{"alg":"none","kid":"k1","typ":"JWT"}""", _ => []),
        ["alg None with the old signature"] = bot => Forge(bot, """{"alg":"None","kid":"k1"}""", _ => [1, 2, 3]),
        ["no alg"] = bot => Forge(bot, """{"kid":"k1"}""", _ => []),
        ["HS256 with the public key, as PEM"] = bot => Forge(bot, """{"alg":"HS256","kid":"k1"}""",
            text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(bot.Keys["k1"].ExportSubjectPublicKeyInfoPem()), text)),
        ["HS256 with the modulus"] = bot => Forge(bot, """{"alg":"HS256","kid":"k1"}""",
            text => HMACSHA256.HashData(bot.Keys["k1"].ExportParameters(false).Modulus!, text)),
        ["PS256"] = bot => Forge(bot, """{"alg":"PS256","kid":"k1"}""",
            text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ["ES256"] = bot => Forge(bot, """{"alg":"ES256","kid":"k1"}""", text => SHA256.HashData(text)),
        ["no kid"] = bot => Forge(bot, """{"alg":"RS256"}""", Rs256(bot)),
        ["kid of nobody"] = bot => Forge(bot, """{"alg":"RS256","kid":"k9"}""", Rs256(bot)),
        ["kid that is a path"] = bot => Forge(bot, """{"alg":"RS256","kid":"../k1"}""", Rs256(bot)),
        ["own key in the header"] = bot => Forge(bot, """{"alg":"RS256","kid":"k9","jwk":{"kty":"RSA","n":"x","e":"AQAB"}}""", Rs256(bot)),
        ["signed by somebody else"] = bot => bot.Keys.Sign(bot.Time, with: RSA.Create(2048)),
        ["RS256 said to be RS512"] = bot => Forge(bot, """{"alg":"RS512","kid":"k1"}""", Rs256(bot)),
        ["payload swapped"] = bot => Swap(bot.Keys.Sign(bot.Time), bot.Keys.Sign(bot.Time, change: p => p["aud"] = "x")),
        ["signature cut"] = bot => bot.Keys.Sign(bot.Time)[..^8],
        ["signature left out"] = bot => bot.Keys.Sign(bot.Time) is var token ? token[..(token.LastIndexOf('.') + 1)] : null,
        ["payload no JSON"] = bot => Encode("""{"alg":"RS256","kid":"k1"}""") + "." + Encode("nonsense") + ".AAAA",
        ["other audience"] = bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = "99999999-2222-3333-4444-555555555555"),
        ["no audience"] = bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("aud")),
        ["other issuer"] = bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = "https://sts.windows.net/x/"),
        ["government's issuer"] = bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = "https://api.botframework.us"),
        ["no issuer"] = bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("iss")),
        ["expired beyond the skew"] = bot => bot.Keys.Sign(bot.Time, change: p => At(p, bot, -7200, -301)),
        ["no expiry"] = bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("exp")),
        ["not yet, beyond the skew"] = bot => bot.Keys.Sign(bot.Time, change: p => At(p, bot, 301, 7200)),
        ["other service address"] = bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = "https://smba.trafficmanager.net/de/"),
        ["service address without its slash"] = bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = BotServer.ServiceUrl.TrimEnd('/')),
        ["no service address"] = bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("serviceurl")),
        ["two service addresses"] = bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = new[] { BotServer.ServiceUrl, "https://evil.example/" }),
        ["key endorsed for another channel"] = bot => bot.Keys.Sign(bot.Time, kid: "sms"),
        ["key without endorsements"] = bot => bot.Keys.Sign(bot.Time, kid: "bare"),
    };

    public static TheoryData<string> BadCases => [.. Bad.Keys];

    [Theory]
    [MemberData(nameof(BadCases))]
    public async Task Post_BadToken_401Or403AndOnlyACount(string name)
    {
        await using var bot = await BotServer.StartAsync();
        bot.Keys.Add("sms", "sms");
        bot.Keys.Add("bare", null);
        var counted = 0L;
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Name == "channels.requests.refused") { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();

        using var response = await bot.PostAsync(Bad[name](bot), BotServer.Message());

        response.StatusCode.ShouldBe(name.StartsWith("key ", StringComparison.Ordinal) ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        bot.Host.Received.ShouldBeEmpty();
        counted.ShouldBeGreaterThan(0);
    }

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
    }

    [Theory]
    [InlineData("t1", "t1", 200)]
    [InlineData("T1", "t1", 200)]
    [InlineData("t2", "t1", 403)]
    [InlineData("", "t1", 403)]
    [InlineData("t2", "", 200)]
    public async Task Post_TenantOfTheActivity_HeldAgainstTheList(string tenant, string allowed, int status)
    {
        await using var bot = await BotServer.StartAsync(options => { if (allowed.Length > 0) { options.AllowedTenants.Add(allowed); } });

        using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message(tenant: tenant));

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Post_AfterARotation_NewKeyTakenWithoutARestart()
    {
        await using var bot = await BotServer.StartAsync();
        (await StatusAsync("k1")).ShouldBe(HttpStatusCode.OK);
        bot.Keys.Remove("k1");
        bot.Keys.Add("k2", "msteams");

        (await StatusAsync("k2")).ShouldBe(HttpStatusCode.Unauthorized, "asked for keys within this minute already");
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync("k2")).ShouldBe(HttpStatusCode.OK);

        async Task<HttpStatusCode> StatusAsync(string kid)
        {
            using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time, kid), BotServer.Message());
            return response.StatusCode;
        }
    }

    /// <summary>The token library remembers verifiers by the key's name, for the whole process, unless it is told not to.</summary>
    [Fact]
    public async Task Post_AnotherKeyOfTheSameName_OldOneNoLongerTaken()
    {
        await using var bot = await BotServer.StartAsync();
        var old = bot.Keys["k1"];
        using var first = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());
        using var replacement = RSA.Create(2048);
        bot.Keys.Replace("k1", replacement);
        bot.Time.Advance(TimeSpan.FromDays(1));

        using var byOld = await bot.PostAsync(bot.Keys.Sign(bot.Time, with: old), BotServer.Message());
        using var byNew = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());

        (first.StatusCode, byOld.StatusCode, byNew.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Post_ManyUnknownKeys_IssuerAskedOnce()
    {
        await using var bot = await BotServer.StartAsync();

        for (var i = 0; i < 20; i++)
        {
            using var response = await bot.PostAsync(Forge(bot, $$"""{"alg":"RS256","kid":"x{{i}}"}""", Rs256(bot)), BotServer.Message());
        }

        bot.Keys.Asked.ShouldBe(2, "the metadata and the keys");
    }

    [Fact]
    public async Task Post_IssuerDown_KeysOfBeforeGoodForFiveDays()
    {
        await using var bot = await BotServer.StartAsync();
        bot.Keys.IsDown = true;
        (await StatusAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable, "nothing is known yet");
        bot.Keys.IsDown = false;
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);
        bot.Keys.IsDown = true;
        bot.Time.Advance(TimeSpan.FromDays(4));
        (await StatusAsync()).ShouldBe(HttpStatusCode.OK);
        bot.Time.Advance(TimeSpan.FromDays(2));
        (await StatusAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);

        async Task<HttpStatusCode> StatusAsync()
        {
            using var response = await bot.PostAsync(bot.Keys.Sign(bot.Time), BotServer.Message());
            return response.StatusCode;
        }
    }

    private static void At(JwtPayload payload, BotServer bot, int notBefore, int expires)
    {
        var now = bot.Time.GetUtcNow().ToUnixTimeSeconds();
        payload["nbf"] = now + notBefore;
        payload["exp"] = now + expires;
    }

    private static Func<byte[], byte[]> Rs256(BotServer bot) => text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Forge(BotServer bot, string header, Func<byte[], byte[]> sign)
    {
        var text = $"{Encode(header)}.{bot.Keys.Sign(bot.Time).Split('.')[1]}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Swap(string signed, string other) => $"{signed.Split('.')[0]}.{other.Split('.')[1]}.{signed.Split('.')[2]}";

    private static string Encode(string text) => Base64UrlEncoder.Encode(text);
}
