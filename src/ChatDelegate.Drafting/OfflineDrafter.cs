using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting;

/// <summary>
/// Drafts without a language model, from the notes' own sentences: deterministic, pure, and independent of the order of
/// the notes. Sentences that the gate refuses are left out.
/// </summary>
public sealed class OfflineDrafter : IDrafter
{
    public const string Name = "offline";

    /// <summary>Changes whenever the same notes may give another draft.</summary>
    public const string Version = "1";

    public Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
    {
        var notes = request.Notes.DistinctBy(note => note.Id).Select(ReadNote.Of).OrderBy(note => note.Source.Id, StringComparer.Ordinal).ToList();
        var reasons = notes.Select(NoteFilter.Reason).ToList();
        var unused = notes.Zip(reasons).Where(pair => pair.Second is not null).Select(pair => new UnusedNote(pair.First.Source.Id, pair.Second ?? default)).ToList();
        var parts = notes.Zip(reasons).Where(pair => pair.Second is null).Select(pair => NoteFilter.Content(pair.First)).OfType<NotePart>().ToList();
        var matters = MatterSplitter.Split(parts);
        var drafts = new List<Draft>();
        foreach (var matter in matters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = GateKeeper.Admit(MatterDrafter.Draft(matter, request), TitleWriter.Write(matter with { Name = null }), request);
            drafts.Add(draft);
            progress?.Report(new DraftingProgress(drafts.Count, matters.Count) { Draft = draft });
        }

        return Task.FromResult(new DraftingResult(drafts, unused, Name, Version)
        {
            Suspicious = [.. notes.Where(NoteFilter.IsSuspicious).Select(note => note.Source.Id)],
        });
    }
}
