namespace ChatDelegate.Dialogs;

/// <summary>One thing to choose.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Label">What the person sees, in their language.</param>
/// <param name="Description">A second line, or null.</param>
public sealed record Option(string Id, string Label, string? Description = null);
