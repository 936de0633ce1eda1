namespace ChatDelegate.Drafting.Matters;

/// <summary>Where a text talks to the program.</summary>
/// <param name="Start">In the normal form of the text; of hidden characters, where they stand between visible ones.</param>
public sealed record InjectionSign(InjectionKind Kind, int Start, int End);
