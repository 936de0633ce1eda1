namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>The system's clock, ahead by as much as one likes; its timers run as ever.</summary>
internal sealed class AdvancedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
