namespace ChatDelegate.Dialogs.Understanding;

/// <param name="Label">Which of the labels.</param>
/// <param name="Text">What stood behind it, as written.</param>
internal readonly record struct LabelledPart(int Label, string Text);
