namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>One written matter of <c>Data/matters-*.yaml</c>: its notes with marked facts, and what is right about it.</summary>
internal sealed class MatterText
{
    public string Id { get; init; } = "";

    public string About { get; init; } = "";

    /// <summary>Any of them is right; the first is the one counted.</summary>
    public string[] Category { get; init; } = [];

    /// <summary>Handling units that may lead.</summary>
    public string[] Lead { get; init; } = [];

    public string[] Co { get; init; } = [];

    public string Place { get; init; } = "";

    public bool Twin { get; init; }

    public int[] Numbers { get; init; } = [];

    public Dictionary<string, string> Nuggets { get; init; } = [];

    public string[] Notes { get; init; } = [];

    public override string ToString() => $"{Id} {About}";
}
