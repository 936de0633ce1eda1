using System.Net;
using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels;

/// <summary>The client with a login and, unless it is to be a real one, a connector that answer by script.</summary>
internal sealed class ConnectorWorld : HttpMessageHandler
{
    public static readonly ConversationReference Reference = new()
    {
        ActivityId = "in/1",
        ServiceUrl = "https://smba.trafficmanager.net/cn/",
        ChannelId = "msteams",
        Conversation = new() { Id = "a:1;x" },
        Bot = new() { Id = "28:b" },
        User = new() { Id = "29:u" },
    };

    private readonly ServiceProvider _services;

    public ConnectorWorld(bool registered = true, TimeProvider? time = null, Action<BotOptions>? configure = null, bool real = false)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.ClearProviders().AddProvider(Log));
        services.AddSingleton(time ?? Time);
        services.AddBotConnector(options =>
        {
            if (registered)
            {
                (options.AppId, options.ClientSecret, options.TenantId) = ("app", "s&s", "tenant");
                options.AllowedServiceHosts.Add("private.example");
            }

            configure?.Invoke(options);
        });
        if (!real)
        {
            services.AddHttpClient(ConnectorRegistration.ConnectorHttpClient).ConfigurePrimaryHttpMessageHandler(() => this);
        }

        services.AddHttpClient(ConnectorRegistration.LoginClient).ConfigurePrimaryHttpMessageHandler(() => this);
        _services = services.BuildServiceProvider();
        Login = _ => Json(200, $$"""{"access_token":"token{{Logins.Count}}","expires_in":3600}""");
    }

    public FakeTime Time { get; } = new();

    public Recorder Log { get; } = new();

    public ConnectorClient Client => Get<ConnectorClient>();

    public List<string> Calls { get; } = [];

    public List<string> Logins { get; } = [];

    public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => new(HttpStatusCode.OK);

    public Func<HttpRequestMessage, HttpResponseMessage> Login { get; set; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<ConnectorResult> SendAsync(ConversationReference? reference = null, SendPermit? permit = null) =>
        Client.SendAsync(reference ?? Reference, new() { Type = "message", Text = "好" }, TestContext.Current.CancellationToken, permit);

    public static HttpResponseMessage Json(int status, string body, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static ConversationReference In(string conversation, string tenant = "tenant") =>
        Reference with { Conversation = new() { Id = conversation, TenantId = tenant } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (Calls)
        {
            if (request.RequestUri!.Host is "login.microsoftonline.com" or "169.254.169.254")
            {
                Logins.Add($"{request.RequestUri} {body}");
                return Login(request);
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

    /// <summary>A clock whose timers are due at once: waiting is a step of the clock.</summary>
    internal sealed class Hurry : TimeProvider
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

        /// <summary>Waits of so long are somebody's patience, which does not end.</summary>
        public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

        public List<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => GetUtcNow().Ticks;

        public override DateTimeOffset GetUtcNow()
        {
            lock (_lock)
            {
                return _now;
            }
        }

        public void Advance(TimeSpan by)
        {
            lock (_lock)
            {
                _now += by;
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime < Patience)
            {
                Advance(dueTime);
                Waits.Add(dueTime);
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return new Still();
        }

        private sealed class Still : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }

    /// <summary>Every line of every logger.</summary>
    internal sealed class Recorder : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
