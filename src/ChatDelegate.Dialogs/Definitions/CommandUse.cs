using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A call of a command as written: where each input comes from.</summary>
internal sealed record CommandUse(string Command, ImmutableArray<InputUse> Inputs);

/// <param name="Required">By the command: without it the call is not made.</param>
internal sealed record InputUse(string Name, ValueType Type, bool Required, InputOrigin Origin, string Source);

internal enum InputOrigin
{
    /// <summary>A field of the form, or a gap or parameter of the action.</summary>
    Named,

    /// <summary><c>$values.name</c>: kept by the dialog from start values and command results.</summary>
    Kept,

    /// <summary><c>$facts.name</c>: of the person, from the context.</summary>
    Fact,

    /// <summary><c>$text</c>: the whole message.</summary>
    Message,

    /// <summary><c>$attachments</c>: the files of the message.</summary>
    Files,

    /// <summary>A text in quotes within quotes.</summary>
    Literal,
}
