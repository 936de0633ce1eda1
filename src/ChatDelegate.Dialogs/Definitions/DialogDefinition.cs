using System.Collections.Immutable;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A dialog as read from its file: immutable, checked, known by id, version and hash.</summary>
internal abstract record DialogDefinition
{
    public required DialogHead Head { get; init; }

    public string Id => Head.Id;

    public int Version => Head.Version;

    public string Hash => Head.Hash;

    public string File => Head.File;

    public Localized Title => Head.Title;

    public StartRule Start => Head.Start;

    public Localized? Help => Head.Help;

    public PolicyDefinition Policy { get; init; } = PolicyDefinition.Default;
}

/// <summary>What dialogs of all kinds have.</summary>
/// <param name="Help">Said on 帮助.</param>
/// <param name="Hash">First characters of the SHA-256 of the file: two texts of one version are two definitions.</param>
internal sealed record DialogHead(string Id, int Version, Localized Title, StartRule Start, Localized? Help, string File, string Hash);

/// <summary>What starts a dialog, and for whom; no roles means everybody.</summary>
internal sealed record StartRule(PhraseSet Phrases, ImmutableArray<string> Roles)
{
    /// <summary>Sentences in people's own words: they make similar ones likely, none of them starts the dialog by itself.</summary>
    public Localized Examples { get; init; } = Localized.Empty;

    public bool Allows(IReadOnlyCollection<string> roles) => Roles.IsEmpty || Roles.Any(roles.Contains);
}

/// <summary>Sentences that mean one thing, in all languages at once: people mix them.</summary>
/// <param name="Exact">In <see cref="Fold.Bare"/> form.</param>
internal sealed record PhraseSet(ImmutableHashSet<string> Exact, ImmutableArray<Pattern> Patterns, Localized Shown)
{
    public static PhraseSet None { get; } = new([], [], Localized.Empty);

    /// <returns>The values of the gaps, empty for an exact phrase; null when the text means something else.</returns>
    public IReadOnlyDictionary<string, string>? Match(string text) =>
        Exact.Contains(Fold.Bare(text)) ? ImmutableDictionary<string, string>.Empty : MatchGaps(text, Fold.InPlace(text));

    /// <summary>As <see cref="Match"/>, for one that is no exact phrase.</summary>
    /// <param name="folded">The text as <see cref="Fold.InPlace"/> leaves it: whoever asks many sets folds it once.</param>
    public IReadOnlyDictionary<string, string>? MatchGaps(string text, string folded)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern.Match(text, folded) is { } values)
            {
                return values;
            }
        }

        return null;
    }
}
