using System.Collections.Concurrent;
using ChatDelegate.Channels.Connector.Login;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// How calls are repeated and when they are not even begun. Reads and logins are tried again by the published list; a send never is,
/// since its caller records each try. Behind both is one circuit a host and port: while it is open a dead connector costs nobody fifteen seconds.
/// </summary>
internal sealed class ConnectorPipelines
{
    private const int Repeats = 3;
    private const string LoginCircuit = "login";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LoginTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(1);

    // Lazy: a host's circuit is watched by one provider, so the first calls to it, side by side, must not each build one.
    private readonly ConcurrentDictionary<string, Lazy<Host>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly IOptions<BotOptions> _options;
    private readonly ConnectorMetrics _metrics;
    private readonly TimeProvider _time;

    public ConnectorPipelines(IOptions<BotOptions> options, ConnectorMetrics metrics, TimeProvider time)
    {
        (_options, _metrics, _time) = (options, metrics, time);
        Login = New<BotToken>()
            .AddRetry(Retry<BotToken>(outcome => IsTransient(outcome.Exception), outcome => (outcome.Exception as LoginFailedException)?.After))
            .AddCircuitBreaker(Breaker<BotToken>(LoginCircuit, outcome => IsTransient(outcome.Exception)))
            .AddTimeout(LoginTimeout)
            .Build();
        Keys = New<HttpResponseMessage>()
            .AddRetry(Retry<HttpResponseMessage>(
                outcome => IsTransient(outcome.Exception) || (outcome.Result is { } response && ConnectorAnswer.MayBeTriedAgain((int)response.StatusCode)),
                outcome => outcome.Result?.Headers.RetryAfter?.Delta))
            .Build();
    }

    public ResiliencePipeline<BotToken> Login { get; }

    /// <summary>For the keys by which incoming tokens are checked.</summary>
    public ResiliencePipeline<HttpResponseMessage> Keys { get; }

    public ResiliencePipeline<ConnectorReply> Send(string host) => Of(host).Send;

    public ResiliencePipeline<ConnectorReply> Read(string host) => Of(host).Read;

    private Host Of(string host) => _hosts.GetOrAdd(host, name => new Lazy<Host>(() => NewHost(name))).Value;

    private Host NewHost(string host)
    {
        var once = New<ConnectorReply>()
            .AddCircuitBreaker(Breaker<ConnectorReply>(host, outcome => IsTransient(outcome.Exception) || outcome.Result?.Status is 502 or 503 or 504))
            .AddTimeout(_options.Value.CallTimeout)
            .Build();
        var repeated = New<ConnectorReply>()
            .AddRetry(Retry<ConnectorReply>(
                outcome => IsTransient(outcome.Exception) || (outcome.Result is { } reply && ConnectorAnswer.MayBeTriedAgain(reply.Status)),
                outcome => outcome.Result?.After))
            .AddPipeline(once)
            .Build();
        return new Host(once, repeated);
    }

    private ResiliencePipelineBuilder<T> New<T>() => new() { TimeProvider = _time };

    private static bool IsTransient(Exception? error) =>
        error is HttpRequestException or IOException or TimeoutRejectedException or LoginFailedException { IsTransient: true };

    /// <summary>Who is asked to wait longer than we would of ourselves is told, not kept.</summary>
    private static RetryStrategyOptions<T> Retry<T>(Func<Outcome<T>, bool> isTransient, Func<Outcome<T>, TimeSpan?> after) => new()
    {
        ShouldHandle = arguments => ValueTask.FromResult(isTransient(arguments.Outcome) && !(after(arguments.Outcome) > LongestDelay)),
        MaxRetryAttempts = Repeats,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstDelay,
        MaxDelay = LongestDelay,
        DelayGenerator = arguments => ValueTask.FromResult(after(arguments.Outcome)),
    };

    private CircuitBreakerStrategyOptions<T> Breaker<T>(string host, Func<Outcome<T>, bool> isFailure) => new()
    {
        ShouldHandle = arguments => ValueTask.FromResult(isFailure(arguments.Outcome)),
        FailureRatio = 0.8,
        MinimumThroughput = 8,
        SamplingDuration = TimeSpan.FromMinutes(1),
        BreakDurationGenerator = arguments => ValueTask.FromResult(BreakAfter(arguments.HalfOpenAttempts)),
        StateProvider = _metrics.Watch(host),
    };

    private static TimeSpan BreakAfter(int trials)
    {
        var doubled = FirstBreak * Math.Pow(2, Math.Min(trials, 10));
        return doubled < LongestBreak ? doubled : LongestBreak;
    }

    private sealed record Host(ResiliencePipeline<ConnectorReply> Send, ResiliencePipeline<ConnectorReply> Read);
}
