using System.Text.Json.Serialization;

namespace ChatDelegate.Dialogs.Replies;

/// <summary>A card, told by what it shows rather than how; the server draws it as an Adaptive Card for the channel at hand.</summary>
/// <param name="Title">First line, bold.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="Buttons">Under the blocks; six at most are readable on a phone.</param>
/// <param name="Key">What it shows: a later card of the same conversation with the same key makes this one a closed record. Null for a card of its own.</param>
public sealed record Card(string Title, IReadOnlyList<CardBlock> Blocks, IReadOnlyList<CardButton> Buttons, string? Key = null)
{
    /// <summary>
    /// True for news of something that is on the screen already, such as a turnout: the card with its key changes where it stands and nothing
    /// new is said; where there is none, nothing at all.
    /// </summary>
    public bool InPlace { get; init; }

    /// <summary>For <see cref="InPlace"/>: what is said where the channel cannot change what it has shown; null for nothing.</summary>
    public string? Otherwise { get; init; }
}

/// <summary>A part of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Paragraph), "text")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Entry), "entry")]
[JsonDerivedType(typeof(Input), "input")]
public abstract record CardBlock;

/// <summary>Running text.</summary>
public sealed record Paragraph(string Text, ParagraphStyle Style = ParagraphStyle.Normal) : CardBlock;

public enum ParagraphStyle
{
    Normal,
    Heading,
    Subtle,
    Warning,
}

/// <summary>Label and value, line by line.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items) : CardBlock;

public sealed record Fact(string Label, string Value);

/// <summary>A line with an optional mark before it, a small note after it, and an optional action on touch.</summary>
public sealed record Entry(string Text, string? Mark = null, string? Note = null, ButtonAction? Action = null) : CardBlock;

/// <summary>A field of a form shown as a card page.</summary>
/// <param name="Value">What stands in it from the start, in the form in which it comes back.</param>
/// <param name="Error">Why what was entered is not taken.</param>
/// <param name="Hint">What is asked, in a sentence.</param>
public sealed record Input(string Field, string Label, InputKind Kind, bool Required, string? Value, IReadOnlyList<Option> Options, string? Error = null, string? Hint = null) : CardBlock;

public enum InputKind
{
    Text,
    LongText,
    Choice,
    MultiChoice,
    Number,
    Date,

    /// <summary>A date in the input of the field and a time in one named <c>field.time</c>; as a value, both with a space between.</summary>
    DateTime,
}

/// <summary>A button of a card.</summary>
public sealed record CardButton(string Label, ButtonAction Action, ButtonStyle Style = ButtonStyle.Normal);

public enum ButtonStyle
{
    Normal,
    Primary,
    Destructive,
}

/// <summary>
/// What a button means; it travels to the client and back and is checked on return: a <paramref name="Draft"/>
/// or <paramref name="Revision"/> that is no longer current makes the card a stale one, answered in words.
/// </summary>
/// <param name="Do"><c>start</c> (a dialog), <c>act</c> (an action of the desk under way), <c>say</c> (as if typed), <c>submit</c> (a card page), <c>confirm</c> (the summary), <c>open</c> (an address).</param>
/// <param name="Target">The dialog, action, text, page or address.</param>
/// <param name="Values">Values for the dialog or action.</param>
/// <param name="Draft">The draft it belongs to, or null when it belongs to none.</param>
/// <param name="Revision">The draft's revision when the card was made.</param>
public sealed record ButtonAction(string Do, string Target, IReadOnlyDictionary<string, string>? Values = null, string? Draft = null, int Revision = 0);
