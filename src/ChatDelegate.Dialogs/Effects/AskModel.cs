namespace ChatDelegate.Dialogs.Effects;

/// <summary>
/// Asks a language model what was meant, and comes back with <see cref="Events.ModelAnswered"/>; only where
/// <see cref="Engine.DialogEngineOptions.AskModel"/> is set. It proposes: a dialog is offered, never started; a value is read and checked
/// like typed text, said, and shown in the summary. It can neither confirm nor submit. Whoever runs it masks personal data first.
/// </summary>
/// <param name="Text">What the person wrote, never the answer to a sensitive field.</param>
/// <param name="Dialogs">What the person may start, when the question is which; otherwise empty.</param>
/// <param name="Fields">What is still open, when the question is what the text says about it; otherwise empty.</param>
public sealed record AskModel(string CallId, string Text, IReadOnlyList<Option> Dialogs, IReadOnlyList<Option> Fields) : Effect;
