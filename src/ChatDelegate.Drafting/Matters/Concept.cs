using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Matters;

/// <summary>What a matter can be about, from <c>Data/concepts.yaml</c>.</summary>
internal sealed class Concept
{
    public string Id { get; init; } = "";

    public string Noun { get; init; } = "";

    public string Verb { get; init; } = "";

    public string Category { get; init; } = "";

    public string[] Units { get; init; } = [];

    public string[] Words { get; init; } = [];

    public string[] Hints { get; init; } = [];

    public Facet[] Facets { get; init; } = [];

    public string Proposal { get; init; } = "";

    /// <summary>Two points a word, one a hint, more for repetition; below two points the concept is not meant.</summary>
    public double Score(string value) => Words.Sum(word => 2 * Weight(value, word)) + Hints.Sum(hint => Weight(value, hint));

    private static double Weight(string value, string word)
    {
        var count = 0;
        for (var at = value.IndexOf(word, StringComparison.Ordinal); at >= 0; at = value.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            count++;
        }

        return count == 0 ? 0 : (1 + Math.Log(count)) * (word.Length > 2 ? 1.3 : 1);
    }
}

/// <summary>A narrower noun for the title: at least half of the notes hold a word of each group.</summary>
internal sealed class Facet
{
    public string Noun { get; init; } = "";

    public string Verb { get; init; } = "";

    public string[][] All { get; init; } = [];

    public bool Fits(string value) => All.All(group => group.Any(word => value.Contains(word, StringComparison.Ordinal)));
}

internal sealed class ConceptLexicon
{
    /// <summary>Points from which a concept counts as meant.</summary>
    public const double Meant = 2;

    public static ConceptLexicon Shared { get; } = new(DataFile.Read<List<Concept>>("concepts.yaml"));

    private ConceptLexicon(IReadOnlyList<Concept> concepts)
    {
        if (concepts.FirstOrDefault(concept => concept is not { Id.Length: > 0, Noun.Length: > 0, Verb.Length: > 0, Proposal.Length: > 0, Words.Length: > 0 }) is { } broken)
        {
            throw new InvalidOperationException($"concepts.yaml: '{broken.Id}' lacks an id, noun, verb, proposal or words.");
        }

        Concepts = concepts;
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>Points of each concept, in the order of <see cref="Concepts"/>.</summary>
    public double[] Scores(string value) => [.. Concepts.Select(concept => concept.Score(value))];
}
