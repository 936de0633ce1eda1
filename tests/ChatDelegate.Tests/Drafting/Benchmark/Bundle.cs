using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>The notes of one delegate, with what is right about them.</summary>
internal sealed record Bundle(string Id, IReadOnlyList<GoldNote> Notes, IReadOnlyList<GoldMatter> Matters)
{
    public IReadOnlyList<GoldNote> Of(GoldMatter matter) => [.. Notes.Where(note => note.Matter == matter.Key)];

    public DraftingRequest Request(IEnumerable<SourceNote>? more = null) =>
        new([.. Notes.Select(note => note.Note), .. more ?? []], BenchmarkData.Units, BenchmarkData.Categories);
}

/// <summary>A note with its matter (null: it says nothing) and the facts in it.</summary>
/// <param name="RepeatOf">The note that this one repeats almost word for word, when that is in the bundle.</param>
/// <param name="Stance">'+' or '-' on a disputed matter, else ' '.</param>
internal sealed record GoldNote(SourceNote Note, string? Matter, IReadOnlyList<GoldSpan> Spans, string? RepeatOf, char Stance);

/// <summary>A matter of a bundle: what was written about it, at one place.</summary>
internal sealed record GoldMatter(string Key, MatterText Text, string Place, int Number)
{
    public IReadOnlyList<Nugget> Nuggets { get; } = [.. Text.Nuggets.Select(pair => Nugget.Of(pair.Key, pair.Value))];

    /// <summary>What a careless drafter would mistake for a fact of the notes: digits swapped, the place's twin.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];
}
