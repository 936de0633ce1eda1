using System.Text.Json.Nodes;
using ChatDelegate.Drafting.Editing;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>
/// Changes a draft by an instruction that <see cref="DraftEditor.ApplyInstruction"/> did not understand, and asks what it lacks. What the
/// model changes passes the gate like a draft; what was not asked for stays as it was.
/// </summary>
public sealed class ModelEditor(PromptRunner runner, PipelineLimits? limits = null)
{
    private readonly PipelineLimits _limits = limits ?? new PipelineLimits();

    /// <param name="request">Its notes are not used: those of the draft are <paramref name="notes"/>.</param>
    /// <exception cref="Models.ModelFailedException">The model gave no answer; the draft stays as it is.</exception>
    public async Task<ModelEdit> ReviseAsync(Draft draft, string instruction, IReadOnlyList<SourceNote> notes, DraftingRequest request, CancellationToken cancellationToken)
    {
        var reading = Read(draft, notes, request, instruction);
        var calls = new ModelCalls(runner, reading, _limits);
        var shown = RevisionInput.Of(draft, reading);
        var review = new RevisionReview(draft, instruction, reading);
        var (answer, whole) = await calls.ReviseAsync(shown, instruction, reading.Notes.Parts, before: null, cancellationToken);
        var edit = review.Judge(answer, whole.Mark);
        if (edit.Faults.Count == 0)
        {
            return edit.Edit;
        }

        try
        {
            var (again, second) = await calls.ReviseAsync(RevisionInput.Of(draft, reading), instruction, reading.Notes.Parts, new Repair(whole.Json, edit.Faults), cancellationToken);
            var repaired = review.Judge(again, second.Mark);
            return repaired.Faults.Count <= edit.Faults.Count ? repaired.Edit : edit.Edit;
        }
        catch (Models.ModelFailedException)
        {
            return edit.Edit;
        }
    }

    /// <summary>The gaps of the draft: those already open, and those that the model sees beside them.</summary>
    /// <exception cref="Models.ModelFailedException">The model gave no answer.</exception>
    public async Task<IReadOnlyList<Question>> AskMissingAsync(Draft draft, IReadOnlyList<SourceNote> notes, DraftingRequest request, CancellationToken cancellationToken)
    {
        var reading = Read(draft, notes, request, "");
        JsonObject shown = RevisionInput.Of(draft, reading);
        var asked = await new ModelCalls(runner, reading, _limits).MissingAsync(shown, reading.Notes.Parts, cancellationToken);
        return QuestionUnion.Of(draft.Sentences, draft.Units, draft.Questions, asked);
    }

    /// <summary>Names and placeholders in the draft and the instruction count when masking, as those in notes do.</summary>
    private static DraftingCase Read(Draft draft, IReadOnlyList<SourceNote> notes, DraftingRequest request, string instruction) =>
        new(request with { Notes = notes }, [draft.Title, instruction, .. draft.Sentences.Select(sentence => sentence.Text)]);
}
