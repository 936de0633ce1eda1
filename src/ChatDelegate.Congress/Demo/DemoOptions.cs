namespace ChatDelegate.Congress.Demo;

/// <summary>Section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Loads an invented congress into an empty database and lets anyone be anybody in it. Never for real people.</summary>
    public bool Enabled { get; set; }
}
