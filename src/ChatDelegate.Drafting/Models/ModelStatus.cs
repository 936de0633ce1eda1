using Polly.CircuitBreaker;

namespace ChatDelegate.Drafting.Models;

/// <summary>How it stands with the model: what is set, whom is asked, how it went lately. Holds nothing secret and nothing that was said.</summary>
public sealed class ModelStatus
{
    private readonly Lock _gate = new();
    private readonly List<Func<EndpointStatus>> _endpoints = [];
    private readonly List<Happened> _happened = [];
    private ModelEvent? _check;

    public string Provider { get; init; } = ModelOptions.OffLine;

    public bool IsOffline => Provider == ModelOptions.OffLine;

    /// <summary>In the order in which they are asked; none when the drafter is the one without a model.</summary>
    public IReadOnlyList<EndpointStatus> Endpoints
    {
        get
        {
            lock (_gate)
            {
                return [.. _endpoints.Zip(_happened, (read, happened) => read() with { Last = happened.Last, LastSuccess = happened.Success, LastFailure = happened.Failure })];
            }
        }
    }

    /// <summary>The last small question that was asked to see whether the settings are right.</summary>
    public ModelEvent? LastCheck
    {
        get => Volatile.Read(ref _check);
        internal set => Volatile.Write(ref _check, value);
    }

    /// <summary>Why drafts come without the model just now, in a sentence; null when nothing is known to be wrong, or none is set.</summary>
    public string? Trouble
    {
        get
        {
            var endpoints = Endpoints;
            if (endpoints.Count == 0)
            {
                return null;
            }

            var isOpen = endpoints.All(endpoint => endpoint.Circuit is CircuitState.Open or CircuitState.Isolated);
            var fails = endpoints.All(endpoint => endpoint.Last?.Failure == ModelFailure.Rejected);
            return isOpen || fails ? endpoints[0].LastFailure?.Sentence ?? "The model's circuit is open." : null;
        }
    }

    /// <returns>By which what happens there is told.</returns>
    internal int Add(Func<EndpointStatus> read)
    {
        lock (_gate)
        {
            _endpoints.Add(read);
            _happened.Add(new Happened(null, null, null));
            return _endpoints.Count - 1;
        }
    }

    internal void Tell(int endpoint, ModelEvent happened)
    {
        lock (_gate)
        {
            var before = _happened[endpoint];
            _happened[endpoint] = happened.Failure is null ? before with { Last = happened, Success = happened } : before with { Last = happened, Failure = happened };
        }
    }

    private sealed record Happened(ModelEvent? Last, ModelEvent? Success, ModelEvent? Failure);
}
