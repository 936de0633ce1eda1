using ChatDelegate.Congress.Assist.Speeches;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>One sample made ready: both texts of a prompt get the same, down to the draft that they work on.</summary>
internal sealed record TrialCase(TrialSample Sample, DraftingRequest Request, IReadOnlyList<Draft> Drafts)
{
    public Asker Asker => new(Request.Person, Request.Job);

    /// <summary>Drafts by rules from the notes; what makes no matter is one draft as it stands.</summary>
    public static async Task<TrialCase> OfAsync(TrialSample sample, DraftingRequest request, CancellationToken cancellationToken)
    {
        var made = await new OfflineDrafter().DraftAsync(request, progress: null, cancellationToken);
        return new TrialCase(sample, request, made.Drafts.Count > 0 ? made.Drafts : [SpeechOutliner.OfNotes(sample.Title, request.Notes)]);
    }

    /// <summary>Notes of the first draft.</summary>
    public IReadOnlyList<SourceNote> NotesOf(Draft draft) => [.. Request.Notes.Where(note => draft.Notes.Contains(note.Id))];

    public Speech Outline => SpeechOutliner.Outline(Drafts, SpeechBook.Shortest);
}
