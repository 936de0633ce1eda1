using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>Whatever drafts: without a model, with a scripted one, with a live one.</summary>
internal delegate Task<DraftingResult> Drafter(DraftingRequest request);

/// <summary>A bundle and what became of it.</summary>
internal sealed record Drafted(Bundle Bundle, DraftingResult Result)
{
    public Draft? DraftOf(GoldMatter matter) => Scoring.Recall.DraftOf(matter, Bundle, Result.Drafts);

    /// <summary>The first draft that holds a note; a note set aside is a group of its own.</summary>
    public Scoring.Grouping Grouping()
    {
        var notes = Bundle.Notes.Where(note => note.Matter is not null).ToList();
        return new Scoring.Grouping(
            [.. notes.Select(note => Result.Drafts.Select((draft, i) => (draft, i)).Where(pair => pair.draft.Notes.Contains(note.Note.Id)).Select(pair => $"d{pair.i}").FirstOrDefault() ?? note.Note.Id)],
            [.. notes.Select(note => note.Matter ?? "")]);
    }

    public static async Task<IReadOnlyList<Drafted>> AllAsync(IReadOnlyList<Bundle> bundles, Drafter drafter)
    {
        var drafted = new List<Drafted>();
        foreach (var bundle in bundles)
        {
            drafted.Add(new Drafted(bundle, await drafter(bundle.Request())));
        }

        return drafted;
    }
}
