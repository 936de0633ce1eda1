using ChatDelegate.Drafting;

namespace ChatDelegate.Tests.Drafting.Benchmark.Scoring;

/// <summary>How much of what the notes say comes into the drafts.</summary>
internal static class Recall
{
    /// <summary>Nuggets that the matter's draft holds, of those that a note of the bundle says.</summary>
    public static (double Hits, double All) Nuggets(GoldMatter matter, Bundle bundle, Draft? draft, bool must, bool inSection)
    {
        var notes = bundle.Of(matter);
        var said = matter.Nuggets.Where(nugget => nugget.Must == must && notes.Any(note => nugget.IsIn(note.Note.Text))).ToList();
        var held = said.Count(nugget => draft is not null && draft.Sentences.Any(sentence => (!inSection || sentence.Section == nugget.Section) && nugget.IsIn(sentence.Text)));
        return (held, said.Count);
    }

    /// <summary>The draft on a matter: the one that shares most notes with it, the purer first.</summary>
    public static Draft? DraftOf(GoldMatter matter, Bundle bundle, IReadOnlyList<Draft> drafts)
    {
        var ids = bundle.Of(matter).Select(note => note.Note.Id).ToHashSet();
        return drafts.Where(draft => draft.Notes.Any(ids.Contains))
            .OrderByDescending(draft => draft.Notes.Count(ids.Contains)).ThenBy(draft => draft.Notes.Count)
            .FirstOrDefault();
    }

    /// <summary>Notes in a draft or set aside with a reason, of all.</summary>
    public static (double Hits, double All) Accounted(DraftingResult result, DraftingRequest request)
    {
        var accounted = result.Drafts.SelectMany(draft => draft.Notes).Concat(result.Unused.Select(note => note.Note)).ToHashSet();
        return (request.Notes.Count(note => accounted.Contains(note.Id)), request.Notes.Count);
    }

    /// <summary>Notes with something to say that a sentence cites, of all such notes.</summary>
    public static (double Hits, double All) Cited(DraftingResult result, Bundle bundle)
    {
        var cited = result.Drafts.SelectMany(draft => draft.Sentences).SelectMany(sentence => sentence.Notes).ToHashSet();
        var relevant = bundle.Notes.Where(note => note.Matter is not null).ToList();
        return (relevant.Count(note => cited.Contains(note.Note.Id)), relevant.Count);
    }
}
