namespace ChatDelegate.Drafting.Data;

/// <summary><c>Data/demands.yaml</c>: what notes demand of whoever writes, by meaning.</summary>
internal sealed class Demands
{
    public static Demands Shared { get; } = DataFile.Read<Demands>("demands.yaml");

    public Dictionary<string, string> Words { get; init; } = [];

    public Demand[] Rules { get; init; } = [];
}

internal sealed class Demand
{
    public string Kind { get; init; } = "";

    public string Pattern { get; init; } = "";

    public string Unless { get; init; } = "";

    /// <summary>Of these one stands in whatever matches: the pattern is tried on no other text.</summary>
    public string[] Needs { get; init; } = [];
}
