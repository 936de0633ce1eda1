using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Reviewing;
using ChatDelegate.Drafting;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>What the edit page sends: other words for a version, one field a sentence.</summary>
public sealed class EditForm
{
    private const int BlankLines = 2;

    /// <summary>The version that was edited.</summary>
    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Category { get; set; }

    /// <summary>The lead unit (主办单位).</summary>
    public string? Lead { get; set; }

    /// <summary>The co-units (会办单位).</summary>
    public IReadOnlyList<string>? Others { get; set; }

    public IReadOnlyList<EditLine>? Lines { get; set; }

    public string? Reason { get; set; }

    public static EditForm Of(SuggestionVersion version)
    {
        var text = version.Text;
        var lines = text.Sentences.Select((sentence, index) => new EditLine { Section = sentence.Section, Text = sentence.Text, Was = index + 1 });
        var blanks = Enum.GetValues<Section>().SelectMany(section => Enumerable.Repeat(section, BlankLines)).Select(section => new EditLine { Section = section });
        return new EditForm
        {
            Version = version.N,
            Title = text.Title,
            Category = text.Category,
            Lead = text.Units is [var lead, ..] ? lead : null,
            Others = [.. text.Units.Skip(1)],
            Lines = [.. lines.Concat(blanks).OrderBy(line => line.Section)],
        };
    }

    public ProposedEdit ToEdit() => new(
        Title ?? string.Empty,
        Category ?? string.Empty,
        [.. new[] { Lead }.Concat(Others ?? []).OfType<string>().Where(unit => unit.Length > 0).Distinct()],
        [.. (Lines ?? []).Where(line => !line.Gone && !string.IsNullOrWhiteSpace(line.Text)).Select(line => new ProposedSentence(line.Section, line.Text ?? string.Empty, line.Was))]);
}

/// <summary>One sentence of the form.</summary>
public sealed class EditLine
{
    public Section Section { get; set; }

    public string? Text { get; set; }

    /// <summary>Its number in the version edited; null for a new one.</summary>
    public int? Was { get; set; }

    /// <summary>Whether it is to be left out.</summary>
    public bool Gone { get; set; }
}
