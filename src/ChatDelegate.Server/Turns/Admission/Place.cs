using ChatDelegate.Channels;

namespace ChatDelegate.Server.Turns.Admission;

/// <summary>The place of one message in the gate, from when it has come until it has been answered.</summary>
internal sealed class Place(TurnGate gate, Lane lane, Visitor visitor, string activity) : IDisposable
{
    public Lane Lane { get; } = lane;

    public Visitor Visitor { get; } = visitor;

    /// <summary>The key by which the same activity is known when it comes again.</summary>
    public string Activity { get; } = activity;

    public PlaceState State { get; set; }

    /// <summary>When it began to wait, by the gate's time.</summary>
    public TimeSpan Since { get; set; }

    /// <summary>Completed with true when it is its turn, with false when it waited too long; null while nobody waits for it.</summary>
    public TaskCompletionSource<bool>? Turn { get; set; }

    /// <summary>Completes when it is this message's turn, which lasts until the place is given up.</summary>
    /// <exception cref="BusyException">It has waited too long.</exception>
    public Task ComeUpAsync(CancellationToken cancellationToken) => gate.ComeUpAsync(this, cancellationToken);

    public void Dispose() => gate.Leave(this);
}
