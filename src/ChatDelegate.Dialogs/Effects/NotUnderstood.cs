namespace ChatDelegate.Dialogs.Effects;

/// <summary>
/// Words that no dialog and no command is sure of, beside what was said to the person about it. Asks for nothing: whoever likes may look at them
/// later and offer one of the dialogs.
/// </summary>
/// <param name="Text">As written; never the answer to a field.</param>
/// <param name="Dialogs">What the person may start.</param>
public sealed record NotUnderstood(string Text, IReadOnlyList<StartableDialog> Dialogs) : Effect;

/// <param name="About">What one does with it, in the person's language; the first sentence of its help.</param>
public sealed record StartableDialog(string Id, string Title, string About);
