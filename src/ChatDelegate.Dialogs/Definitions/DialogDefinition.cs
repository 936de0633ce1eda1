using System.Collections.Immutable;
using ChatDelegate.Dialogs.Texts;
using ChatDelegate.Dialogs.Understanding;

namespace ChatDelegate.Dialogs.Definitions;

/// <summary>A dialog as read from its file: immutable, checked, known by id and version.</summary>
internal abstract record DialogDefinition
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required Localized Title { get; init; }

    public required StartRule Start { get; init; }

    public Localized? Help { get; init; }

    public required string File { get; init; }

    /// <summary>First characters of the SHA-256 of the file: two texts of one version are two definitions.</summary>
    public required string Hash { get; init; }

    public PolicyDefinition Policy { get; init; } = PolicyDefinition.Default;
}

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
    public IReadOnlyDictionary<string, string>? Match(string text)
    {
        if (Exact.Contains(Fold.Bare(text)))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        return Patterns.Select(pattern => pattern.Match(text)).FirstOrDefault(values => values is not null);
    }
}
