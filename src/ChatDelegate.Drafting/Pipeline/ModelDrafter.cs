using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>
/// Drafts with a language model: splits the notes into matters, drafts each, and lets through what the gate finds grounded. A
/// matter at which the model fails is the offline drafter's, and says so. What a model is shown is masked, and what it writes
/// decides nothing but words.
/// </summary>
public sealed class ModelDrafter(PromptRunner runner, PipelineLimits? limits = null) : IDrafter
{
    private readonly PipelineLimits _limits = limits ?? new PipelineLimits();

    /// <summary>Reports the number of matters as soon as it is known, and each draft when it is finished; the order of the result does not depend on that.</summary>
    public async Task<DraftingResult> DraftAsync(DraftingRequest request, IProgress<DraftingProgress>? progress, CancellationToken cancellationToken)
    {
        var notes = new DraftingCase(request);
        var calls = new ModelCalls(runner, notes, _limits);
        var matters = await new MatterPlanner(notes, calls, _limits).PlanAsync(cancellationToken);
        var finished = new FinishedDrafts(matters.Count, progress);
        var writer = new DraftWriter(notes, calls, _limits);
        var options = new ParallelOptions { MaxDegreeOfParallelism = _limits.CallsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, matters.Count, options, async (i, stop) => finished.Add(i, await writer.WriteAsync(matters[i], stop)));
        var drafts = finished.InOrder;
        var lead = drafts.Select(draft => draft.Origin).FirstOrDefault(origin => origin.PromptHash is not null) ?? DraftOrigin.Offline;
        return new DraftingResult(drafts, notes.Notes.Unused, lead.Drafter, lead.PromptHash ?? lead.Version) { Suspicious = notes.Notes.Suspicious };
    }
}
