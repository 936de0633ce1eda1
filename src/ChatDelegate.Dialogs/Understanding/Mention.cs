using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Words of a longer text that mean a value; several candidates where it could be either.</summary>
/// <param name="Start">Where the words begin in the text as written.</param>
internal readonly record struct Mention<T>(int Start, int Length, ImmutableArray<T> Candidates)
{
    public int End => Start + Length;

    public bool IsCertain => Candidates.Length == 1;
}
