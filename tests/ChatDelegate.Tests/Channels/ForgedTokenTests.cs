using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatDelegate.Tests.Channels;

/// <summary>Forged, stale, swapped and malformed tokens: each is refused, and of each nothing is left but a count.</summary>
public class ForgedTokenTests
{
    private const string Rs256 = """{"alg":"RS256","kid":"k1","typ":"JWT"}""";

    private static readonly RSA Stranger = RSA.Create(2048);
    private static readonly RSA Weak = RSA.Create(1024);

    /// <summary>Name, reason it is counted under, header.</summary>
    private static readonly List<(string Name, string Reason, Func<BotServer, string?> Header)> Bad =
    [
        // No token at all, or not one
        ("no header", "no_token", _ => null),
        ("empty header", "no_token", _ => " "),
        ("basic", "bad_scheme", _ => "Basic dTpw"),
        ("bare token", "bad_scheme", bot => "JWT " + bot.Keys.Sign(bot.Time)),
        ("scheme twice", "malformed", bot => "Bearer Bearer " + bot.Keys.Sign(bot.Time)),
        ("bearer of nothing", "bad_scheme", _ => "Bearer "),
        ("20 KB", "bad_scheme", _ => $"Bearer {new string('a', 20_000)}.b.c"),
        ("two parts", "malformed", _ => "a.b"),
        ("three parts of nonsense", "malformed", _ => "a.b.c"),
        ("empty parts", "malformed", _ => ".."),
        ("four parts", "malformed", bot => bot.Keys.Sign(bot.Time) + ".a"),
        ("five parts, as an encrypted one has", "malformed", _ => $"{IssuerKeys.Encode("""{"alg":"RSA-OAEP","enc":"A256GCM","kid":"k1"}""")}.AAAA.AAAA.AAAA.AAAA"),
        ("two tokens in one header", "malformed", bot => $"Bearer {bot.Keys.Sign(bot.Time)},Bearer {bot.Keys.Sign(bot.Time)}"),
        ("white space within", "malformed", bot => "Bearer " + bot.Keys.Sign(bot.Time).Replace(".", ". ", StringComparison.Ordinal)),
        ("payload no JSON", "malformed", _ => $"{IssuerKeys.Encode(Rs256)}.{IssuerKeys.Encode("nonsense")}.AAAA"),
        ("payload a list", "malformed", bot => IssuerKeys.Sign(Rs256, "[1]", bot.Keys["k1"])),
        ("header a text", "malformed", bot => IssuerKeys.Sign("\"RS256\"", Claims(bot), bot.Keys["k1"])),
        ("payload not UTF-8", "malformed", bot => IssuerKeys.Sign(Rs256, Claims(bot), bot.Keys["k1"]).Split('.') is [var h, _, var s] ? $"{h}.{Base64Url.EncodeToString([0x7B, 0xFF, 0x7D])}.{s}" : null),
        ("deep payload", "malformed", bot => IssuerKeys.Sign(Rs256, new string('[', 2000) + new string(']', 2000), bot.Keys["k1"])),
        ("half a surrogate pair in a claim", "malformed", bot => IssuerKeys.Sign(Rs256, Claims(bot).Replace("{", """{"iss":"\ud83d",""", StringComparison.Ordinal), bot.Keys["k1"])),
        ("padding in the standard alphabet", "malformed", bot => bot.Keys.Sign(bot.Time) + "=="),
        ("signature left out", "malformed", bot => bot.Keys.Sign(bot.Time) is var token ? token[..(token.LastIndexOf('.') + 1)] : null),

        // Algorithms
        ("alg none", "malformed", bot => Forge(bot, """{"alg":"none","kid":"k1","typ":"JWT"}""", _ => [])),
        ("alg none with some signature", "algorithm", bot => Forge(bot, """{"alg":"none","kid":"k1"}""", _ => [1, 2, 3])),
        ("alg None", "algorithm", bot => Forge(bot, """{"alg":"None","kid":"k1"}""", Sign(bot))),
        ("no alg", "algorithm", bot => Forge(bot, """{"kid":"k1"}""", Sign(bot))),
        ("alg in small letters", "algorithm", bot => Forge(bot, """{"alg":"rs256","kid":"k1"}""", Sign(bot))),
        ("alg a list", "algorithm", bot => Forge(bot, """{"alg":["RS256"],"kid":"k1"}""", Sign(bot))),
        ("alg twice", "malformed", bot => Forge(bot, """{"alg":"none","alg":"RS256","kid":"k1"}""", Sign(bot))),
        ("HS256 with the public key as PEM", "algorithm", bot => Forge(bot, """{"alg":"HS256","kid":"k1"}""",
            text => HMACSHA256.HashData(Encoding.UTF8.GetBytes(bot.Keys["k1"].ExportSubjectPublicKeyInfoPem()), text))),
        ("HS256 with the modulus", "algorithm", bot => Forge(bot, """{"alg":"HS256","kid":"k1"}""",
            text => HMACSHA256.HashData(bot.Keys["k1"].ExportParameters(false).Modulus!, text))),
        ("PS256", "algorithm", bot => Forge(bot, """{"alg":"PS256","kid":"k1"}""", text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ("PSS said to be RS256", "signature", bot => Forge(bot, Rs256, text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        ("SHA-1 said to be RS256", "signature", bot => Forge(bot, Rs256, text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1))),
        ("RS256 said to be RS512", "signature", bot => Forge(bot, """{"alg":"RS512","kid":"k1"}""", Sign(bot))),
        ("ES256", "algorithm", bot => Forge(bot, """{"alg":"ES256","kid":"ec"}""", SHA256.HashData)),
        ("critical extension", "malformed", bot => Forge(bot, """{"alg":"RS256","kid":"k1","crit":["exp"],"exp":1}""", Sign(bot))),

        // Keys
        ("no kid", "unknown_key", bot => Forge(bot, """{"alg":"RS256"}""", Sign(bot))),
        ("empty kid", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":""}""", Sign(bot))),
        ("kid a number", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":1}""", Sign(bot))),
        ("kid of nobody", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":"k9"}""", Sign(bot))),
        ("kid in capitals", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":"K1"}""", Sign(bot))),
        ("kid that is a path", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":"../k1"}""", Sign(bot))),
        ("kid of another key", "signature", bot => Forge(bot, """{"alg":"RS256","kid":"sms"}""", Sign(bot))),
        ("own key in the header", "signature", bot => Own(bot, $$"""{"alg":"RS256","kid":"k1","jwk":{{IssuerKeys.Jwk("k1", Stranger).ToJsonString()}}}""")),
        ("own key in the header under its own name", "unknown_key", bot => Own(bot, $$"""{"alg":"RS256","kid":"mine","jwk":{{IssuerKeys.Jwk("mine", Stranger).ToJsonString()}}}""")),
        ("address of own keys", "signature", bot => Own(bot, """{"alg":"RS256","kid":"k1","jku":"https://evil.example/keys"}""")),
        ("address of an own certificate", "signature", bot => Own(bot, """{"alg":"RS256","kid":"k1","x5u":"https://evil.example/cert"}""")),
        ("own certificate", "signature", bot => Own(bot, """{"alg":"RS256","kid":"k1","x5c":["MIIB"],"x5t":"AAAA"}""")),
        ("published key of 1024 bits", "unknown_key", bot => bot.Keys.Sign(bot.Time, kid: "k1", with: Weak) is var token ? Rename(token, "weak", Weak) : null),
        ("published key for encryption", "unknown_key", bot => Rename(bot.Keys.Sign(bot.Time), "enc", Stranger)),
        ("published key without an exponent", "unknown_key", bot => Rename(bot.Keys.Sign(bot.Time), "bare-n", Stranger)),
        ("published key with exponent 1", "unknown_key", bot => Forge(bot, """{"alg":"RS256","kid":"e1"}""", Padded)),

        // Signatures
        ("signed by somebody else", "signature", bot => bot.Keys.Sign(bot.Time, with: Stranger)),
        ("payload swapped", "signature", bot => Swap(bot.Keys.Sign(bot.Time), bot.Keys.Sign(bot.Time, change: p => p["jti"] = "x"))),
        ("header swapped", "signature", bot => bot.Keys.Sign(bot.Time) is var token ? $"{IssuerKeys.Encode("""{"kid":"k1","alg":"RS256"}""")}{token[token.IndexOf('.', StringComparison.Ordinal)..]}" : null),
        ("signature cut", "signature", bot => bot.Keys.Sign(bot.Time)[..^8]),
        ("signature longer", "signature", bot => bot.Keys.Sign(bot.Time) + "AAAA"),
        ("signature of zeros", "signature", bot => Forge(bot, Rs256, _ => new byte[256])),
        ("signature of one bit less", "signature", bot => Forge(bot, Rs256, text => Sign(bot)(text) is var bytes && (bytes[^1] ^= 1) >= 0 ? bytes : [])),

        // Claims
        ("other audience", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = "99999999-2222-3333-4444-555555555555")),
        ("audience the connector", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = "https://api.botframework.com")),
        ("no audience", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("aud"))),
        ("empty audience", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = "")),
        ("audiences, ours among them", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = new JsonArray("another", BotServer.AppId))),
        ("audience with a space", "audience", bot => bot.Keys.Sign(bot.Time, change: p => p["aud"] = BotServer.AppId + " ")),
        ("audience twice", "malformed", bot => Twice(bot, "aud", BotServer.AppId)),
        ("issuer of Entra", "issuer", bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")),
        ("issuer of the government's cloud", "issuer", bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = "https://api.botframework.us")),
        ("issuer of the Chinese cloud", "issuer", bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = "https://api.botframework.azure.cn")),
        ("issuer with a slash", "issuer", bot => bot.Keys.Sign(bot.Time, change: p => p["iss"] = BotServer.Issuer + "/")),
        ("no issuer", "issuer", bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("iss"))),
        ("issuer twice", "malformed", bot => Twice(bot, "iss", BotServer.Issuer)),
        ("expired beyond the skew", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => At(p, bot, -7200, -301))),
        ("no expiry", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("exp"))),
        ("expiry a text", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => p["exp"] = "4102444800")),
        ("expiry beyond all numbers", "lifetime", bot => IssuerKeys.Sign(Rs256, Claims(bot, p => p.Remove("exp")).Replace("{", """{"exp":1e400,""", StringComparison.Ordinal), bot.Keys["k1"])),
        ("expiry negative", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => p["exp"] = long.MinValue)),
        ("expiry twice", "malformed", bot => Twice(bot, "exp", 1)),
        ("not yet, beyond the skew", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => At(p, bot, 301, 7200))),
        ("beginning a text", "lifetime", bot => bot.Keys.Sign(bot.Time, change: p => p["nbf"] = "now")),

        // Against the activity
        ("other service address", "service_url", bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = "https://smba.trafficmanager.net/de/")),
        ("service address without its slash", "service_url", bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = BotServer.ServiceUrl.TrimEnd('/'))),
        ("service address under another name", "service_url", bot => bot.Keys.Sign(bot.Time, change: p => { p.Remove("serviceurl"); p["serviceUrl"] = BotServer.ServiceUrl; })),
        ("no service address", "service_url", bot => bot.Keys.Sign(bot.Time, change: p => p.Remove("serviceurl"))),
        ("service addresses", "service_url", bot => bot.Keys.Sign(bot.Time, change: p => p["serviceurl"] = new JsonArray(BotServer.ServiceUrl, "https://evil.example/"))),
        ("service address twice", "malformed", bot => Twice(bot, "serviceurl", BotServer.ServiceUrl)),
        ("key endorsed for another channel", "endorsement", bot => bot.Keys.Sign(bot.Time, kid: "sms")),
        ("key endorsed in other letters", "endorsement", bot => bot.Keys.Sign(bot.Time, kid: "capitals")),
        ("key without endorsements", "endorsement", bot => bot.Keys.Sign(bot.Time, kid: "bare")),
    ];

    public static TheoryData<string> Cases => [.. Bad.Select(bad => bad.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Post_BadToken_RefusedAndOnlyCounted(string name)
    {
        await using var bot = await BotServer.StartAsync();
        Publish(bot.Keys);
        var bad = Bad.Single(row => row.Name == name);

        using var response = await bot.PostAsync(bad.Header(bot), BotServer.Message());

        response.StatusCode.ShouldBe(bad.Reason == "endorsement" ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        bot.Host.Received.ShouldBeEmpty();
        bot.Refusals.ByReason.ShouldBe([new(bad.Reason, 1L)]);
        bot.Logs.Loud.ShouldBeEmpty();
        bot.Validated.Count.ShouldBe(bad.Reason is "endorsement" or "service_url" ? 1 : 0, "only the verified are kept");
    }

    [Fact]
    public async Task Post_TwoAuthorizationHeaders_Refused()
    {
        await using var bot = await BotServer.StartAsync();
        var token = bot.Keys.Sign(bot.Time);

        using var response = await bot.PostAsync(token, BotServer.Message(), request => request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        bot.Host.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bearer ")]
    [InlineData("BEARER  ")]
    public async Task Post_SchemeInOtherLetters_TakenAsTheStandardAsks(string scheme)
    {
        await using var bot = await BotServer.StartAsync();

        using var response = await bot.PostAsync(scheme + bot.Keys.Sign(bot.Time), BotServer.Message());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void Publish(IssuerKeys keys)
    {
        keys.Add("sms", "sms");
        keys.Add("capitals", "MSTEAMS");
        keys.Add("bare", null);
        keys.Odd.Add(IssuerKeys.Jwk("weak", Weak, ["msteams"]).ToJsonString());
        keys.Odd.Add(With(IssuerKeys.Jwk("enc", Stranger, ["msteams"]), key => key["use"] = "enc"));
        keys.Odd.Add(With(IssuerKeys.Jwk("bare-n", Stranger, ["msteams"]), key => key.Remove("e")));
        keys.Odd.Add(With(IssuerKeys.Jwk("e1", Stranger, ["msteams"]), key => key["e"] = "AQ"));
        keys.Odd.Add(With(IssuerKeys.Jwk("broken", Stranger, ["msteams"]), key => key["n"] = "not base64!"));
        keys.Odd.Add("""{"kty":"EC","crv":"P-256","kid":"ec","x":"AA","y":"AA","endorsements":["msteams"]}""");
        keys.Odd.Add("""{"kty":"oct","kid":"oct","k":"AAAA"}""");
        keys.Odd.Add("null");
    }

    private static string With(JsonObject key, Action<JsonObject> change)
    {
        change(key);
        return key.ToJsonString();
    }

    private static string Claims(BotServer bot, Action<JsonObject>? change = null)
    {
        var payload = IssuerKeys.Payload(bot.Time);
        change?.Invoke(payload);
        return payload.ToJsonString();
    }

    private static void At(JsonObject payload, BotServer bot, int notBefore, int expires)
    {
        var now = bot.Time.GetUtcNow().ToUnixTimeSeconds();
        payload["nbf"] = now + notBefore;
        payload["exp"] = now + expires;
    }

    private static Func<byte[], byte[]> Sign(BotServer bot) => text => bot.Keys["k1"].SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>With exponent 1 a signature is its own padded hash, which anyone can write.</summary>
    private static byte[] Padded(byte[] text)
    {
        byte[] digest = [0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20, .. SHA256.HashData(text)];
        return [0, 1, .. Enumerable.Repeat((byte)0xFF, 256 - 3 - digest.Length), 0, .. digest];
    }

    private static string Forge(BotServer bot, string header, Func<byte[], byte[]> sign)
    {
        var text = $"{IssuerKeys.Encode(header)}.{IssuerKeys.Encode(Claims(bot))}";
        return $"{text}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Own(BotServer bot, string header) => IssuerKeys.Sign(header, Claims(bot), Stranger);

    private static string Rename(string token, string kid, RSA key) =>
        IssuerKeys.Sign($$"""{"alg":"RS256","kid":"{{kid}}"}""", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1])), key);

    private static string Twice(BotServer bot, string claim, JsonNode second) =>
        IssuerKeys.Sign(Rs256, Claims(bot).Replace("{", $$"""{"{{claim}}":{{second.ToJsonString()}},""", StringComparison.Ordinal), bot.Keys["k1"]);

    private static string Swap(string signed, string other) => $"{signed.Split('.')[0]}.{other.Split('.')[1]}.{signed.Split('.')[2]}";
}
