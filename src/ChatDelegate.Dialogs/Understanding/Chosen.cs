using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>What a text chose from a list: one, several that it could mean, or nothing.</summary>
internal readonly record struct Chosen(ImmutableArray<int> Candidates)
{
    public static Chosen Nothing { get; } = new([]);

    public int? One => Candidates.Length == 1 ? Candidates[0] : null;

    public bool IsAmbiguous => Candidates.Length > 1;
}
