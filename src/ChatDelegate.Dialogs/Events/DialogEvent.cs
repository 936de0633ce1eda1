using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Events;

/// <summary>Something that happened in a conversation. The engine decides what it means.</summary>
public abstract record DialogEvent;

/// <summary>The person opened the conversation for the first time, or again after being away.</summary>
public sealed record Arrived : DialogEvent;

/// <summary>The person wrote something, with or without files.</summary>
/// <param name="MessageId">The channel's id; kept with the values that the message fills.</param>
public sealed record Said(string MessageId, string Text, IReadOnlyList<Attachment> Attachments) : DialogEvent;

/// <summary>The person pressed a button of a card that this engine made.</summary>
/// <param name="Action">The data of the button, as it was given out in <see cref="CardButton.Action"/>.</param>
/// <param name="Inputs">What stands in the card's inputs, by field id, as the channel gave it.</param>
public sealed record Pressed(string MessageId, ButtonAction Action, IReadOnlyDictionary<string, string> Inputs) : DialogEvent;

/// <summary>A command that the engine asked for has run.</summary>
public sealed record CommandFinished(string CallId, CommandResult Result) : DialogEvent;

/// <summary>Options that the engine asked for, as they are now and for this person.</summary>
public sealed record OptionsLoaded(string CallId, IReadOnlyList<Option> Options) : DialogEvent;

/// <summary>What a language model makes of a text that the engine asked about. Believed as little as anything typed.</summary>
/// <param name="Dialog">The id of a dialog that the text asks for, or null.</param>
/// <param name="Fields">Texts found for open fields, by field id.</param>
public sealed record ModelAnswered(string CallId, string? Dialog, IReadOnlyDictionary<string, string> Fields) : DialogEvent;

/// <summary>
/// News from outside the conversation: a review decided, a draft ready. It is said at once and never disturbs a dialog
/// that is under way; its buttons start what there is to do.
/// </summary>
public sealed record Notified(IReadOnlyList<Reply> Replies) : DialogEvent;
