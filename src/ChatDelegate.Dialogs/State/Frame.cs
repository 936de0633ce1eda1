using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.State;

/// <summary>One dialog under way.</summary>
/// <param name="Draft">Unique over all conversations' lives: buttons, idempotency keys and closed drafts go by it.</param>
/// <param name="Revision">Raised by every accepted change.</param>
public sealed record Frame(string Dialog, int Version, string Draft, int Revision)
{
    /// <summary>What fields hold, hidden ones too.</summary>
    public ImmutableSortedDictionary<string, Answer> Answers { get; init => field = value ?? ImmutableSortedDictionary<string, Answer>.Empty; } = ImmutableSortedDictionary<string, Answer>.Empty;

    /// <summary>Start values and what commands gave back.</summary>
    public ImmutableSortedDictionary<string, Value> Kept { get; init => field = value ?? ImmutableSortedDictionary<string, Value>.Empty; } = ImmutableSortedDictionary<string, Value>.Empty;

    public ImmutableArray<string> Skipped { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<Change> Undo { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The field being asked; null at the summary and at a desk.</summary>
    public string? Focus { get; init; }

    /// <summary>Failed tries at the focus.</summary>
    public int Attempts { get; init; }

    /// <summary>The nonce of the summary that stands on the screen for this revision.</summary>
    public string? Nonce { get; init; }

    /// <summary>Options as they were shown for the focus or its card page: "the second" means the second of these.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Option>> Shown { get; init => field = value ?? ImmutableSortedDictionary<string, ImmutableArray<Option>>.Empty; } = ImmutableSortedDictionary<string, ImmutableArray<Option>>.Empty;

    public bool HoldsSensitive => Answers.Values.Any(answer => answer.Sensitive) || Undo.Any(change => change.Before is { Sensitive: true });
}

/// <summary>What a field holds.</summary>
/// <param name="Label">For an option from a source: how it was called when chosen.</param>
/// <param name="Message">The message that filled it; null for a prefill.</param>
/// <param name="Sensitive">As the field was when it was filled.</param>
public sealed record Answer(Value Value, string? Label = null, string? Message = null, bool Sensitive = false);

/// <summary>One change that can be taken back.</summary>
/// <param name="Before">Null when the field was empty.</param>
/// <param name="WasSkipped">Whether it had been skipped.</param>
public sealed record Change(string Field, Answer? Before, bool WasSkipped = false);
