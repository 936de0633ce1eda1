namespace ChatDelegate.Congress.Opinions.Sorting;

/// <summary>What category an opinion has, or could have.</summary>
/// <param name="Given">What staff gave it; null when nobody has yet.</param>
/// <param name="Likely">Proposed ones, the likeliest first; at most three.</param>
/// <param name="Learnt">From how many filed records the proposal was learnt; 0 when it comes from the word lists.</param>
/// <param name="Model">The model that proposed the first one; null when none did.</param>
public sealed record CategoryProposal(string? Given, IReadOnlyList<string> Likely, int Learnt, string? Model = null);
