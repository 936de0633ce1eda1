using System.Collections.Immutable;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What a command answers in a test.</summary>
internal sealed record CommandAnswer
{
    public static CommandAnswer Done { get; } = new();

    /// <summary>Text keys or texts, one reply each.</summary>
    public ImmutableArray<string> Says { get; init; } = [];

    /// <summary>Said after the texts.</summary>
    public Card? Card { get; init; }

    public ImmutableDictionary<string, Value> Values { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>The code when it refuses; the first of <see cref="Says"/> is the reason then.</summary>
    public string? Refuses { get; init; }

    /// <summary>The form field that is at fault.</summary>
    public string? Field { get; init; }

    public string? Next { get; init; }

    public ImmutableDictionary<string, Value> NextValues { get; init; } = ImmutableDictionary<string, Value>.Empty;

    public bool Ends { get; init; }
}
