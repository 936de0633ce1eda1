using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ChatDelegate.Drafting.Models;

/// <summary>
/// Total time, tries, circuit, time of a try: in this order around a call to one server. Only what may well go better the next time is
/// tried again, and not at all when the server asks for a pause that outlasts the time that is left.
/// </summary>
internal sealed class CallPipeline
{
    private static readonly ResiliencePropertyKey<long> Began = new("chatdelegate.began");

    private readonly ModelTarget _target;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<double> _chance;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    /// <param name="chance">From 0 to 1, for the pause's part that is by chance.</param>
    /// <param name="turned">Told when the circuit opens or closes.</param>
    public CallPipeline(ModelTarget target, ResilienceOptions options, TimeProvider time, Func<double> chance, Action<CircuitState> turned)
    {
        (_target, _options, _time, _chance) = (target, options, time, chance);
        var builder = new ResiliencePipelineBuilder<ChatResponse> { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
        {
            builder.AddRetry(Retry());
        }

        _pipeline = builder.AddCircuitBreaker(Breaker(turned)).AddTimeout(options.AttemptTimeout).Build();
    }

    public CircuitState Circuit => _state.CircuitState;

    /// <exception cref="ModelFailedException">In whatever way it failed, but for the caller's own cancellation.</exception>
    public async Task<ChatResponse> RunAsync(Func<CancellationToken, Task<ChatResponse>> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Began, _time.GetTimestamp());
        try
        {
            return await _pipeline.ExecuteAsync(async (inner, ask) => await ask(inner.CancellationToken), context, call);
        }
        catch (BrokenCircuitException open)
        {
            var last = open.InnerException is ModelFailedException failure ? failure.Message : "It gave no answer in time.";
            throw new ModelFailedException(ModelFailure.Unavailable, $"{_target.Endpoint.Host} failed too often just now and is left alone for {_options.Break.TotalSeconds:0} seconds. {last}");
        }
        catch (TimeoutRejectedException)
        {
            throw new ModelFailedException(ModelFailure.Timeout, $"{_target.Endpoint.Host} gave no answer in time (Drafting:Resilience:AttemptTimeout {_options.AttemptTimeout.TotalSeconds:0} s, :TotalTimeout {_options.TotalTimeout.TotalSeconds:0} s).");
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private RetryStrategyOptions<ChatResponse> Retry() => new()
    {
        MaxRetryAttempts = _options.Retries,
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception) && Fits(args.Outcome.Exception, args.Context)),
        DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(Pause(args.Outcome.Exception, args.AttemptNumber)),
    };

    private CircuitBreakerStrategyOptions<ChatResponse> Breaker(Action<CircuitState> turned) => new()
    {
        FailureRatio = _options.FailureRatio,
        MinimumThroughput = _options.MinimumTries,
        SamplingDuration = _options.Window,
        BreakDuration = _options.Break,
        StateProvider = _state,
        ShouldHandle = args => ValueTask.FromResult(IsTransient(args.Outcome.Exception)),
        OnOpened = _ => Tell(turned, CircuitState.Open),
        OnHalfOpened = _ => Tell(turned, CircuitState.HalfOpen),
        OnClosed = _ => Tell(turned, CircuitState.Closed),
    };

    private static ValueTask Tell(Action<CircuitState> turned, CircuitState state)
    {
        turned(state);
        return ValueTask.CompletedTask;
    }

    private static bool IsTransient(Exception? failure) => failure is ModelFailedException { IsTransient: true } or TimeoutRejectedException;

    private bool Fits(Exception? failure, ResilienceContext context) =>
        failure is not ModelFailedException { RetryAfter: { } pause }
        || !context.Properties.TryGetValue(Began, out var began)
        || pause < _options.TotalTimeout - _time.GetElapsedTime(began);

    /// <summary>The server's own wish; else twice as long each time, half of it by chance, so that those who failed together do not come back together.</summary>
    private TimeSpan Pause(Exception? failure, int attempt)
    {
        if (failure is ModelFailedException { RetryAfter: { } asked })
        {
            return asked;
        }

        var whole = _options.FirstDelay * Math.Pow(2, attempt);
        return (whole < _options.LongestDelay ? whole : _options.LongestDelay) * ((1 + _chance()) / 2);
    }
}
