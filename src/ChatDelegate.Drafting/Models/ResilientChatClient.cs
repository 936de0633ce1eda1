using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;

namespace ChatDelegate.Drafting.Models;

/// <summary>
/// Asks the first server in its pipeline and, when that gives no answer, the second. What a model refuses, cuts off or garbles is an
/// answer, and another model is not asked for a more pleasant one.
/// </summary>
public sealed class ResilientChatClient : IChatClient
{
    private readonly IReadOnlyList<Link> _links;
    private readonly CallQueue _queue;
    private readonly ModelStatus _status;
    private readonly ModelMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<ResilientChatClient> _logger;

    internal ResilientChatClient(ModelOptions options, IReadOnlyList<(ModelTarget Target, OpenAiChatClient Client)> servers, ModelWatch watch, Func<double> chance)
    {
        (_status, _metrics, _time, _logger) = watch;
        _queue = new CallQueue(options.Resilience.Parallel, options.Resilience.Queue, options.Resilience.TotalTimeout, _time);
        _links = [.. servers.Select(server => Connect(server.Target, server.Client, options.Resilience, chance))];
        _metrics.ObserveCircuits(() => _links.Select(link => (link.Host, link.Pipeline.Circuit)));
        _metrics.ObserveWaiting(() => _queue.Waiting);
    }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        using var place = await _queue.EnterAsync(cancellationToken);
        foreach (var link in _links.SkipLast(1))
        {
            try
            {
                return await AskAsync(link, all, options, cancellationToken);
            }
            catch (ModelFailedException failure) when (IsNoAnswer(failure.Reason))
            {
                // The next one is asked.
            }
        }

        return await AskAsync(_links[^1], all, options, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : _links[0].Client.GetService(serviceType, serviceKey);

    public void Dispose() => _queue.Dispose();

    private static bool IsNoAnswer(ModelFailure reason) => reason is ModelFailure.Unavailable or ModelFailure.Timeout or ModelFailure.RateLimited or ModelFailure.Rejected;

    private Link Connect(ModelTarget target, OpenAiChatClient client, ResilienceOptions options, Func<double> chance)
    {
        var host = target.Endpoint.Host;
        var pipeline = new CallPipeline(target, options, _time, chance, state => Turned(host, state));
        var number = _status.Add(() => new EndpointStatus(target.Provider, host, target.Model, client.Format, pipeline.Circuit));
        return new Link(number, host, client, pipeline);
    }

    private async Task<ChatResponse> AskAsync(Link link, IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        try
        {
            var response = await link.Pipeline.RunAsync(token => link.Client.GetResponseAsync(messages, options, token), cancellationToken);
            Tell(link, began, null, response.Usage);
            return response;
        }
        catch (ModelFailedException failure)
        {
            Tell(link, began, failure, null);
            ModelLog.Failed(_logger, link.Host, failure.Reason, failure.Message);
            throw;
        }
    }

    private void Tell(Link link, long began, ModelFailedException? failure, UsageDetails? usage)
    {
        var happened = new ModelEvent(_time.GetUtcNow(), _time.GetElapsedTime(began), failure?.Reason, failure?.Message);
        _status.Tell(link.Number, happened);
        _metrics.Count(link.Host, happened, usage);
    }

    private void Turned(string host, CircuitState state)
    {
        if (state == CircuitState.Open)
        {
            ModelLog.CircuitOpened(_logger, host);
        }
        else if (state == CircuitState.Closed)
        {
            ModelLog.CircuitClosed(_logger, host);
        }
    }

    private sealed record Link(int Number, string Host, OpenAiChatClient Client, CallPipeline Pipeline);
}

/// <summary>Where what happens is told.</summary>
internal sealed record ModelWatch(ModelStatus Status, ModelMetrics Metrics, TimeProvider Time, ILogger<ResilientChatClient> Logger);
