namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>A paragraph as it is and as it would be.</summary>
/// <param name="N">Its number, from 1.</param>
public sealed record PolishedParagraph(int N, string Before, string After);
