using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>What must hold after a step.</summary>
internal sealed record Expectation(int Line)
{
    /// <summary>Text keys or parts of what is said.</summary>
    public ImmutableArray<string> Says { get; init; } = [];

    public ImmutableArray<string> NotSays { get; init; } = [];

    /// <summary>The field that is asked for.</summary>
    public string? Asks { get; init; }

    /// <summary>What fields hold, as <see cref="ValueText"/> writes it; empty for nothing.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Codes by field.</summary>
    public ImmutableSortedDictionary<string, string> Errors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Commands and, where given, their inputs.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Calls { get; init; } = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>Commands that must not run; <c>*</c> is all.</summary>
    public ImmutableArray<string> NoCalls { get; init; } = [];

    /// <summary>Whether the message is kept out of the transcript.</summary>
    public bool? Hidden { get; init; }

    /// <summary>The dialog under way, or <see cref="NoDialog"/>.</summary>
    public string? Dialog { get; init; }

    /// <summary>Whether the summary stands to be confirmed.</summary>
    public bool? Summary { get; init; }

    /// <summary>The card page that stands to be filled in.</summary>
    public string? Card { get; init; }

    /// <summary>The rendering this is about; null for the usual: words and questions in chat, pages on cards, all else in both.</summary>
    public ExpectedIn? In { get; init; }

    public const string NoDialog = "none";

    public const string AnyCall = "*";
}

internal enum ExpectedIn
{
    Chat,
    Card,
    Both,
}
