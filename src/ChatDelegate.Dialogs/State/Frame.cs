using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.State;

/// <summary>One dialog under way.</summary>
/// <param name="Draft">Unique over all conversations' lives: buttons, idempotency keys and closed drafts go by it.</param>
/// <param name="Revision">Raised by every accepted change.</param>
public sealed record Frame(string Dialog, int Version, string Draft, int Revision)
{
    /// <summary>What fields hold, hidden ones too.</summary>
    public ImmutableSortedDictionary<string, Answer> Answers { get; init => field = value ?? OrdinalMap<Answer>.Empty; } = OrdinalMap<Answer>.Empty;

    /// <summary>Start values and what commands gave back.</summary>
    public ImmutableSortedDictionary<string, Value> Kept { get; init => field = value ?? OrdinalMap<Value>.Empty; } = OrdinalMap<Value>.Empty;

    public ImmutableArray<string> Skipped { get; init => field = value.IsDefault ? [] : value; } = [];

    public ImmutableArray<Change> Undo { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The field being asked; null at the summary and at a desk.</summary>
    public string? Focus { get; init; }

    /// <summary>Failed tries at the focus.</summary>
    public int Attempts { get; init; }

    /// <summary>The nonce of the summary that stands on the screen for this revision.</summary>
    public string? Nonce { get; init; }

    /// <summary>Options as they were shown for the focus or its card page: "the second" means the second of these.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<Option>> Shown { get; init => field = value ?? OrdinalMap<ImmutableArray<Option>>.Empty; } = OrdinalMap<ImmutableArray<Option>>.Empty;

    /// <summary>Content hash of the definition it began with; empty in states from before hashes were kept.</summary>
    public string Hash { get; init => field = value ?? ""; } = "";

    /// <summary>When the person last touched it, in seconds since 1970.</summary>
    public long At { get; init; }

    /// <summary>True while it is asked as card pages instead of question by question.</summary>
    public bool Cards { get; init; }

    /// <summary>True when the person gave it up: it waits to be asked for, and never comes back by itself.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The revision whose summary was confirmed while a secret is still to be asked; 0 when none was.</summary>
    public int Confirmed { get; init; }

    /// <summary>The call that opened it, or null when a person did.</summary>
    public Caller? Caller { get; init; }

    /// <summary>Answers of an older version that this one has no place for; shown to the person, never submitted.</summary>
    public ImmutableSortedDictionary<string, Answer> Orphans { get; init => field = value ?? OrdinalMap<Answer>.Empty; } = OrdinalMap<Answer>.Empty;

    /// <summary>True when a person has filled something in here: it is not thrown away without being asked for.</summary>
    public bool HasOwnAnswers => Answers.Values.Any(answer => answer.Source is AnswerSource.Answer or AnswerSource.Extract);

    /// <summary>True when something private is in it; what a calling form gave may be, whatever has become of the field since.</summary>
    public bool HoldsSensitive => Answers.Values.Any(answer => answer.Sensitive) || Undo.Any(change => change.Before is { Sensitive: true }) || Orphans.Values.Any(answer => answer.Sensitive) || (Caller is not null && !Kept.IsEmpty);
}

/// <summary>What a field holds.</summary>
/// <param name="Label">For an option from a source: how it was called when chosen.</param>
/// <param name="Message">The message that filled it; null for a prefill.</param>
/// <param name="Sensitive">As the field was when it was filled.</param>
public sealed record Answer(Value Value, string? Label = null, string? Message = null, bool Sensitive = false, AnswerSource Source = AnswerSource.Answer);

/// <summary>Who filled a field.</summary>
public enum AnswerSource
{
    /// <summary>The person, asked for it.</summary>
    Answer,

    /// <summary>A value that the dialog was started with.</summary>
    Prefill,

    /// <summary>Found in words that were said for something else; shown to the person before it is submitted.</summary>
    Extract,

    /// <summary>A command or another dialog; no person can.</summary>
    Code,
}

/// <summary>The form that waits for this one, and its field that called.</summary>
public sealed record Caller(string Draft, string Field);

/// <summary>One change that can be taken back.</summary>
/// <param name="Before">Null when the field was empty.</param>
/// <param name="WasSkipped">Whether it had been skipped.</param>
public sealed record Change(string Field, Answer? Before, bool WasSkipped = false);
