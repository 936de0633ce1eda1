namespace ChatDelegate.Dialogs.Testing;

/// <summary>One conversation and what must come of it.</summary>
public sealed record DialogCase
{
    public required string Name { get; init; }

    public required string Dialog { get; init; }

    public required string File { get; init; }

    public required int Line { get; init; }

    /// <summary>Tags of <see cref="Taxonomy"/>.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Set when the case makes sense in one rendering only.</summary>
    public Rendering? Only { get; init; }

    /// <summary>Why it does.</summary>
    public string? Because { get; init; }

    internal Given Given { get; init; } = Given.Nothing;

    internal IReadOnlyList<CaseStep> Steps { get; init; } = [];

    public IReadOnlyList<Rendering> Renderings => (Only ?? Given.Channel) is { } only ? [only] : [Rendering.Chat, Rendering.Card];
}
