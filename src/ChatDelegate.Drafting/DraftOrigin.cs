namespace ChatDelegate.Drafting;

/// <summary>Who wrote a draft, and with what; kept with it, so that it can be told years later.</summary>
/// <param name="Drafter"><c>offline</c> or the model's name.</param>
/// <param name="Version">Version of the drafter; of the pipeline when a model wrote.</param>
public sealed record DraftOrigin(string Drafter, string Version)
{
    public static DraftOrigin Offline { get; } = new(OfflineDrafter.Name, OfflineDrafter.Version);

    /// <summary>Name of the prompt, with version and SHA-256 of its text; null when no model wrote.</summary>
    public string? Prompt { get; init; }

    public string? PromptVersion { get; init; }

    public string? PromptHash { get; init; }

    /// <summary>Why the offline drafter wrote it although a model is configured; else null.</summary>
    public DraftFallback? Fallback { get; init; }
}
