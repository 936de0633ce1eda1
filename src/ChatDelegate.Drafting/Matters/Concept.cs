using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>What a matter can be about, from <c>Data/concepts.yaml</c>.</summary>
internal sealed class Concept
{
    public string Id { get; init; } = "";

    public string Noun { get; init; } = "";

    public string Verb { get; init; } = "";

    public string Category { get; init; } = "";

    public string[] Units { get; init; } = [];

    /// <summary>The broad fields of <c>Data/fields.yaml</c> that its words count for as well.</summary>
    public string[] Fields { get; init; } = [];

    public string[] Words { get; init; } = [];

    public string[] Hints { get; init; } = [];

    public Facet[] Facets { get; init; } = [];

    public string Proposal { get; init; } = "";
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
    private const double LongWord = 1.3;
    private const double Single = 0.5;

    public static ConceptLexicon Shared { get; } = new(DataFile.Read<List<Concept>>("concepts.yaml"));

    private readonly WordIndex _index;

    private ConceptLexicon(IReadOnlyList<Concept> concepts)
    {
        if (concepts.FirstOrDefault(concept => concept is not { Id.Length: > 0, Noun.Length: > 0, Verb.Length: > 0, Proposal.Length: > 0, Words.Length: > 0 }) is { } broken)
        {
            throw new InvalidOperationException($"concepts.yaml: '{broken.Id}' lacks an id, noun, verb, proposal or words.");
        }

        Concepts = concepts;
        _index = new WordIndex([.. concepts.SelectMany(concept => new[] { concept.Words, concept.Hints })]);
    }

    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>
    /// Points of each concept, in the order of <see cref="Concepts"/>: two a word, one a hint, more for repetition and for long
    /// words, less for single characters; below <see cref="Meant"/> the concept is not meant.
    /// </summary>
    public double[] Scores(string value)
    {
        var scores = new double[Concepts.Count];
        foreach (var (list, length, times) in _index.Find(value))
        {
            scores[list / 2] += (list % 2 == 0 ? 2 : 1) * (1 + Math.Log(times)) * length switch { 1 => Single, 2 => 1, _ => LongWord };
        }

        return scores;
    }
}
