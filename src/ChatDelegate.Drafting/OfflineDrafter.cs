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
    public const string Version = "3";

    public Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
    {
        var reading = NoteReading.Of(request);
        var matters = MatterSplitter.Split(reading.Parts);
        var drafts = new List<Draft>();
        foreach (var matter in matters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var draft = GateKeeper.Admit(MatterDrafter.Draft(matter, request), TitleWriter.Write(matter with { Name = null }), request, Facts(matter));
            drafts.Add(draft);
            progress?.Report(new DraftingProgress(drafts.Count, matters.Count) { Draft = draft });
        }

        return Task.FromResult(new DraftingResult(drafts, reading.Unused, Name, Version)
        {
            Suspicious = reading.Suspicious,
        });
    }

    private static IEnumerable<NoteFacts> Facts(Matter matter) => matter.Parts.Select(part => part.Note).Distinct().Select(note => new NoteFacts(note));
}
