using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Finding;

/// <summary>How sure it is what was asked for.</summary>
internal enum Certainty
{
    Nothing,

    /// <summary>To be chosen from by the person.</summary>
    Likely,

    /// <summary>To be started.</summary>
    Certain,
}

/// <param name="Score">0 to 1; 1 is a phrase word for word.</param>
internal readonly record struct Candidate(FinderEntry Entry, double Score);

/// <summary>What a sentence seems to ask for, best first; exactly one when it is certain.</summary>
internal sealed record Found(Certainty Certainty, ImmutableArray<Candidate> Candidates)
{
    public static Found Nothing { get; } = new(Certainty.Nothing, []);

    public FinderEntry? Certain => Certainty == Certainty.Certain ? Candidates[0].Entry : null;
}
