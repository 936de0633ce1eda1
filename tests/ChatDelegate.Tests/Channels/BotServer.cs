using System.Text;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Http;
using ChatDelegate.Channels.Inbound;
using ChatDelegate.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels;

/// <summary>/api/messages on a real port, beside an issuer that publishes its keys there too.</summary>
internal sealed class BotServer : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Issuer = "https://api.botframework.com";
    public const string ServiceUrl = "https://smba.trafficmanager.net/cn/";

    private readonly WebApplication _app;

    private BotServer(WebApplication app, FakeTime time, MessageHost host, IssuerKeys keys, CollectedLogs logs)
    {
        _app = app;
        Logs = logs;
        Refusals = new CountedRefusals(app.Services);
        Time = time;
        Host = host;
        Keys = keys;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeTime Time { get; }

    public MessageHost Host { get; }

    public IssuerKeys Keys { get; }

    public HttpClient Http { get; }

    public CollectedLogs Logs { get; }

    /// <summary>What the server counted, by reason.</summary>
    public CountedRefusals Refusals { get; }

    public ValidatedTokens Validated => _app.Services.GetRequiredService<ValidatedTokens>();

    public static async Task<BotServer> StartAsync(Action<BotOptions>? configure = null, string urls = "http://127.0.0.1:0", Action<KestrelServerLimits>? limit = null, long? held = null)
    {
        var (host, time, keys, logs) = (new MessageHost(), new FakeTime(), new IssuerKeys(), new CollectedLogs());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel => limit?.Invoke(kestrel.Limits));
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IMessageHost>(host);
        builder.Services.AddMessages(options =>
        {
            options.AppId = AppId;
            options.ClientSecret = "secret";
            options.Endpoints = BotEndpoints.Of(BotCloud.Public) with { Metadata = new Uri("https://issuer.test/metadata") };
            configure?.Invoke(options);
        });
        builder.Services.Configure<HeldBodyOptions>(options => options.MaxHeldBytes = held ?? options.MaxHeldBytes);
        builder.Services.AddHttpClient(InboundRegistration.KeysClient).ConfigurePrimaryHttpMessageHandler(() => keys)
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear()); // no second tries: they wait, and this clock stands still
        var app = builder.Build();
        app.MapMessages("/api/messages");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new BotServer(app, time, host, keys, logs);
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
        Refusals.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Keys.Dispose();
    }

    internal sealed class MessageHost : IMessageHost
    {
        public List<Activity> Received { get; } = [];

        public Busy? Busy { get; set; }

        public Func<Activity, InvokeResponse?> Answer { get; set; } = _ => null;

        public Task<InvokeResponse?> ReceiveAsync(Activity activity, CancellationToken cancellationToken)
        {
            Received.Add(activity);
            return Task.FromResult(Answer(activity));
        }
    }
}
