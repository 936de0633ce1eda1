using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>How activities of users get to the bot, and its answers back to them: <see cref="FakeConnector"/>, <see cref="ChatStreams"/>.</summary>
internal interface IWire : IAsyncDisposable
{
    /// <summary>Messages that nobody waited for: doubled, late, or to somebody else.</summary>
    long Strays { get; }

    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Whatever a user needs before the first turn.</summary>
    Task OpenAsync(SimulatedUser user, CancellationToken cancellationToken);

    HttpRequestMessage Request(LoadPlan plan, SimulatedUser user);

    void Write(Utf8JsonWriter json, Script script, SimulatedUser user, int turn);
}
