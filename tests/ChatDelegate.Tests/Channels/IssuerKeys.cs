using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Channels;

/// <summary>An issuer with RSA keys, which it publishes over a replaced HttpClient.</summary>
internal sealed class IssuerKeys : HttpMessageHandler
{
    private static readonly ConcurrentDictionary<string, RSA> Made = new();

    private readonly Dictionary<string, (RSA Key, string[]? Endorsements)> _keys = [];

    public IssuerKeys() => Add("k1", "msteams", "webchat");

    public bool IsDown { get; set; }

    /// <summary>Holds each answer back.</summary>
    public Task Patience { get; set; } = Task.CompletedTask;

    public int Asked { get; private set; }

    /// <summary>Published beside the keys, as JSON.</summary>
    public List<string> Odd { get; } = [];

    /// <summary>What the metadata says instead of the truth.</summary>
    public string Metadata { get; set; } = """{"issuer":"https://api.botframework.com","jwks_uri":"https://issuer.test/keys"}""";

    public RSA this[string id] => _keys[id].Key;

    public void Add(string id, params string[]? endorsements) =>
        _keys[id] = (Made.GetOrAdd(id, _ => RSA.Create(2048)), endorsements);

    public void Replace(string id, RSA key) => _keys[id] = (key, _keys[id].Endorsements);

    public void Remove(string id) => _keys.Remove(id);

    public string Sign(FakeTime time, string kid = "k1", string alg = "RS256", Action<JsonObject>? change = null, RSA? with = null)
    {
        var payload = Payload(time);
        change?.Invoke(payload);
        return Sign($$"""{"alg":"{{alg}}","kid":"{{kid}}","typ":"JWT"}""", payload.ToJsonString(), with ?? _keys[kid].Key, alg);
    }

    /// <summary>Header and payload byte for byte.</summary>
    public static string Sign(string header, string payload, RSA key, string alg = "RS256")
    {
        var text = $"{Encode(header)}.{Encode(payload)}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), new HashAlgorithmName("SHA" + alg[2..]), RSASignaturePadding.Pkcs1))}";
    }

    public static JsonObject Payload(FakeTime time)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        return new()
        {
            ["iss"] = BotServer.Issuer,
            ["aud"] = BotServer.AppId,
            ["nbf"] = now - 10,
            ["exp"] = now + 3600,
            ["serviceurl"] = BotServer.ServiceUrl,
        };
    }

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public static JsonObject Jwk(string id, RSA key, string[]? endorsements = null)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (endorsements is not null)
        {
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]);
        }

        return jwk;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        await Patience;
        if (IsDown)
        {
            throw new HttpRequestException("down");
        }

        var keys = _keys.Select(pair => Jwk(pair.Key, pair.Value.Key, pair.Value.Endorsements).ToJsonString()).Concat(Odd);
        var body = request.RequestUri!.AbsolutePath == "/metadata" ? Metadata : $$"""{"keys":[{{string.Join(',', keys)}}]}""";
        return new HttpResponseMessage { Content = new StringContent(body) };
    }
}
