using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Matters;

/// <summary>A broad field of life, from <c>Data/fields.yaml</c>: what short notes have in common that share no word.</summary>
internal sealed class Field
{
    public string Id { get; init; } = "";

    public string Noun { get; init; } = "";

    public string Category { get; init; } = "";

    public string[] Units { get; init; } = [];

    public string[] Words { get; init; } = [];

    /// <summary>How many of its words occur, the first ones counting most.</summary>
    public double Score(string value) => Math.Log2(1 + Words.Count(word => value.Contains(word, StringComparison.Ordinal)));
}

internal sealed class FieldLexicon
{
    public static FieldLexicon Shared { get; } = new(DataFile.Read<List<Field>>("fields.yaml"));

    private FieldLexicon(IReadOnlyList<Field> fields)
    {
        if (fields.FirstOrDefault(field => field is not { Id.Length: > 0, Noun.Length: > 0, Category.Length: > 0, Words.Length: > 0 }) is { } broken)
        {
            throw new InvalidOperationException($"fields.yaml: '{broken.Id}' lacks an id, noun, category or words.");
        }

        Fields = fields;
    }

    public IReadOnlyList<Field> Fields { get; }

    /// <summary>Points of each field, in the order of <see cref="Fields"/>.</summary>
    public double[] Scores(string value) => [.. Fields.Select(field => field.Score(value))];
}
