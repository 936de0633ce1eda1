using System.Collections.Concurrent;
using System.IdentityModel.Tokens.Jwt;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace ChatDelegate.Tests.Channels;

/// <summary>/api/messages on a real port, beside an issuer that publishes its keys there too.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/cn/";

    private readonly WebApplication _app;

    private BotServer(WebApplication app, FakeTime time, MessageHost host, IssuerKeys keys)
    {
        _app = app;
        Time = time;
        Host = host;
        Keys = keys;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeTime Time { get; }

    public MessageHost Host { get; }

    public IssuerKeys Keys { get; }

    public HttpClient Http { get; }

    public static async Task<BotServer> StartAsync(Action<BotOptions>? configure = null, string urls = "http://127.0.0.1:0")
    {
        var (host, time, keys) = (new MessageHost(), new FakeTime(), new IssuerKeys());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IMessageHost>(host);
        builder.Services.AddMessages(options =>
        {
            options.AppId = AppId;
            options.ClientSecret = "secret";
            options.Endpoints = BotEndpoints.Of(BotCloud.Public) with { Metadata = new Uri("https://issuer.test/metadata") };
            configure?.Invoke(options);
        });
        builder.Services.AddHttpClient(InboundRegistration.KeysClient).ConfigurePrimaryHttpMessageHandler(() => keys)
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear()); // no second tries: they wait, and this clock stands still
        var app = builder.Build();
        app.MapMessages("/api/messages");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BotServer(app, time, host, keys);
    }

    public Task<HttpResponseMessage> PostAsync(string? token, string body, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token.Contains(' ', StringComparison.Ordinal) ? token : "Bearer " + token);
        }

        change?.Invoke(request);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static string Message(string type = "message", string serviceUrl = ServiceUrl, string channel = "msteams", string tenant = "t1", string more = "") =>
        $$$"""{"type":"{{{type}}}","id":"1","serviceUrl":"{{{serviceUrl}}}","channelId":"{{{channel}}}","from":{"id":"29:1"},"conversation":{"id":"a:1","tenantId":"{{{tenant}}}"},"channelData":{"tenant":{"id":"{{{tenant}}}"} }{{{more}}} }""";

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Keys.Dispose();
    }

    internal sealed class MessageHost : IMessageHost
    {
        public List<Activity> Received { get; } = [];

        public Func<Activity, InvokeResponse?> Answer { get; set; } = _ => null;

        public Task<InvokeResponse?> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
        {
            Received.Add(activity);
            return Task.FromResult(Answer(activity));
        }
    }
}

/// <summary>An issuer with RSA keys, which it publishes over a replaced HttpClient.</summary>
internal sealed class IssuerKeys : HttpMessageHandler
{
    private static readonly ConcurrentDictionary<string, RSA> Made = new();

    private readonly Dictionary<string, (RSA Key, string[]? Endorsements)> _keys = [];

    public IssuerKeys() => Add("k1", "msteams", "webchat");

    public bool IsDown { get; set; }

    public int Asked { get; private set; }

    public RSA this[string id] => _keys[id].Key;

    public void Add(string id, params string[]? endorsements) =>
        _keys[id] = (Made.GetOrAdd(id, _ => RSA.Create(2048)), endorsements);

    public void Replace(string id, RSA key) => _keys[id] = (key, _keys[id].Endorsements);

    public void Remove(string id) => _keys.Remove(id);

    public string Sign(FakeTime time, string kid = "k1", string alg = "RS256", Action<JwtPayload>? change = null, RSA? with = null)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JwtPayload
        {
            ["iss"] = BotServer.Issuer,
            ["aud"] = BotServer.AppId,
            ["nbf"] = now - 10,
            ["exp"] = now + 3600,
            ["serviceurl"] = BotServer.ServiceUrl,
        };
        change?.Invoke(payload);
        var header = new JwtHeader { ["alg"] = alg, ["kid"] = kid, ["typ"] = "JWT" };
        var text = $"{header.Base64UrlEncode()}.{payload.Base64UrlEncode()}";
        var hash = new HashAlgorithmName("SHA" + alg[2..]);
        return $"{text}.{Base64UrlEncoder.Encode((with ?? _keys[kid].Key).SignData(Encoding.ASCII.GetBytes(text), hash, RSASignaturePadding.Pkcs1))}";
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked++;
        if (IsDown)
        {
            throw new HttpRequestException("down");
        }

        var body = request.RequestUri!.AbsolutePath == "/metadata"
            ? """{"issuer":"https://api.botframework.com","jwks_uri":"https://issuer.test/keys"}"""
            : JsonSerializer.Serialize(new { keys = _keys.Select(pair => Jwk(pair.Key, pair.Value.Key, pair.Value.Endorsements)) });
        return Task.FromResult(new HttpResponseMessage { Content = new StringContent(body) });
    }

    private static Dictionary<string, object> Jwk(string id, RSA key, string[]? endorsements)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements is not null)
        {
            jwk["endorsements"] = endorsements;
        }

        return jwk;
    }
}
