using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Matters;

/// <summary>A broad field of life, from <c>Data/fields.yaml</c>: what short notes have in common that share no word.</summary>
internal sealed class Field
{
    public string Id { get; init; } = "";

    public string Noun { get; init; } = "";

    public string Category { get; init; } = "";

    public string[] Units { get; init; } = [];

    public string[] Words { get; init; } = [];
}

internal sealed class FieldLexicon
{
    private const double Single = 0.5;

    public static FieldLexicon Shared { get; } = new(DataFile.Read<List<Field>>("fields.yaml"));

    private readonly WordIndex _index;

    private FieldLexicon(IReadOnlyList<Field> fields)
    {
        if (fields.FirstOrDefault(field => field is not { Id.Length: > 0, Noun.Length: > 0, Category.Length: > 0, Words.Length: > 0 }) is { } broken)
        {
            throw new InvalidOperationException($"fields.yaml: '{broken.Id}' lacks an id, noun, category or words.");
        }

        Fields = fields;
        _index = new WordIndex([.. fields.Select(field => (string[])[.. field.Words, .. ConceptLexicon.Shared.Concepts.Where(concept => concept.Fields.Contains(field.Id)).SelectMany(concept => concept.Words)])]);
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Points of each field, in the order of <see cref="Fields"/>: how many of its own and its concepts' words occur, the first ones counting most.</summary>
    public double[] Scores(string value)
    {
        var scores = new double[Fields.Count];
        foreach (var (list, length, _) in _index.Find(value))
        {
            scores[list] += length == 1 ? Single : 1;
        }

        return [.. scores.Select(words => Math.Log2(1 + words))];
    }
}
