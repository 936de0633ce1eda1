namespace ChatDelegate.Drafting.Classifying;

/// <summary>A text of which somebody has said what category it is of.</summary>
/// <param name="Subject">Its title or first line; may be empty.</param>
public sealed record LabelledText(string Label, string Subject, string Text);
