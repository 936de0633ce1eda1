using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ChatDelegate.Dialogs.State;

/// <summary>
/// Where a conversation stands: ids and values, no texts of the program. Immutable; a turn makes a new one.
/// Written and read by <see cref="StateJson"/>.
/// </summary>
public sealed record ConversationState
{
    /// <summary>The form of this record; a state with a higher one is from a newer program.</summary>
    public const int CurrentFormat = 1;

    public static ConversationState Fresh { get; } = new();

    public int Format { get; init; } = CurrentFormat;

    /// <summary>What is under way, the topmost last.</summary>
    public ImmutableArray<Frame> Frames { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Put aside with "continue later", the latest last.</summary>
    public ImmutableArray<Frame> Parked { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Drafts and confirmations that are done with, the latest last; a button of theirs is answered kindly and does nothing.</summary>
    public ImmutableArray<string> Closed { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The last messages taken; a message delivered twice has the effect of once.</summary>
    public ImmutableArray<string> Taken { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the engine itself has asked and not yet been told.</summary>
    public Question? Question { get; init; }

    /// <summary>What the server was asked to do; set only between the steps of one turn.</summary>
    public Waiting? Waiting { get; init; }

    /// <summary>True when the person last chose card pages; the next form begins that way.</summary>
    public bool PrefersCards { get; init; }

    /// <summary>Counts ids.</summary>
    public int Counter { get; init; }

    /// <summary>Set by <see cref="StateJson.Read(string?)"/> when the saved state was lost; the next turn says so.</summary>
    [JsonIgnore]
    public StateLoss? Loss { get; init; }

    /// <summary>True when a value is private: the server encrypts such a state.</summary>
    public bool HoldsSensitive => Frames.Concat(Parked).Any(frame => frame.HoldsSensitive);

    /// <summary>True when a dialog is under way.</summary>
    public bool IsBusy => !Frames.IsEmpty;

    /// <summary>The id of the dialog under way, or null.</summary>
    public string? CurrentDialog => Frames.IsEmpty ? null : Frames[^1].Dialog;
}

/// <summary>A question of the engine's own.</summary>
/// <param name="Nonce">Buttons of the question carry it.</param>
/// <param name="Choices">Dialogs or fields to choose from.</param>
/// <param name="Action">The desk's action to confirm.</param>
/// <param name="Values">What the action was given.</param>
public sealed record Question(QuestionKind Kind, string Nonce, ImmutableArray<string> Choices = default, string? Action = null, ImmutableSortedDictionary<string, string>? Values = null);

public enum QuestionKind
{
    /// <summary>Throw away what was filled in?</summary>
    Cancel,

    /// <summary>Go on with what was interrupted?</summary>
    Resume,

    /// <summary>Which dialog did you mean?</summary>
    Which,

    /// <summary>Change which field?</summary>
    WhichField,

    /// <summary>Really do this at the desk?</summary>
    Act,

    /// <summary>Start this form over?</summary>
    Restart,

    /// <summary>Go on with which of those put aside?</summary>
    WhichDraft,
}

/// <summary>An effect that asks, and where to go on when it is answered.</summary>
/// <param name="Subject">The field or action it is about.</param>
/// <param name="Text">What was written, to be read again, or the page that was sent.</param>
/// <param name="Message">The message it came with.</param>
/// <param name="Inputs">Of the page that was sent.</param>
public sealed record Waiting(string CallId, WaitingFor For, string? Subject = null, string? Text = null, string? Message = null, ImmutableSortedDictionary<string, string>? Inputs = null);

public enum WaitingFor
{
    Home,
    HandOver,
    OptionsToAsk,
    OptionsToSummarise,
    OptionsToRead,
    ModelToFill,
    ModelToRoute,
    OptionsOfPage,
    Submit,
    Open,
    Act,
    Other,
    End,
}
