using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Commands;

/// <summary>What a command answers to the dialog that called it.</summary>
public sealed record CommandResult
{
    /// <summary>Said to the person, in order, already in their language.</summary>
    public IReadOnlyList<Reply> Replies { get; init; } = [];

    /// <summary>Merged into the calling dialog's values, where a desk's later calls and texts can use them.</summary>
    public IReadOnlyDictionary<string, Value> Values { get; init; } = new Dictionary<string, Value>();

    /// <summary>The dialog to start after the calling one has ended or, from a desk, on top of it.</summary>
    public StartDialog? Next { get; init; }

    /// <summary>True when the calling desk has nothing more to do and closes.</summary>
    public bool Ends { get; init; }

    /// <summary>Why nothing was done; null when it was. A form goes back to <see cref="Refusal.Field"/>.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Nothing to say beyond what the definition says.</summary>
    public static CommandResult Done { get; } = new();

    public static CommandResult Said(params IReadOnlyList<Reply> replies) => new() { Replies = replies };

    public static CommandResult Refused(string code, string text, string? field = null) => new() { Refusal = new Refusal(code, text, field) };
}

/// <summary>An expected failure, as a value.</summary>
/// <param name="Code">Stable, for tests and logs: <c>already_submitted</c>.</param>
/// <param name="Text">For the person, in their language: what is wrong and what to do.</param>
/// <param name="Field">The form field to ask again, if one is at fault.</param>
public sealed record Refusal(string Code, string Text, string? Field = null);

/// <summary>A dialog to start, with values put in beforehand.</summary>
public sealed record StartDialog(string Dialog, IReadOnlyDictionary<string, Value>? Values = null);
