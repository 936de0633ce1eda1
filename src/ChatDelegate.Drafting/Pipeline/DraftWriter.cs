using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>
/// Writes the draft of one matter: the model's, repaired once and cut to what passes the gate, or, when it fails or too little
/// passes, the offline drafter's, which then says why it is.
/// </summary>
internal sealed class DraftWriter(DraftingCase notes, ModelCalls calls, PipelineLimits limits)
{
    /// <summary>Changes with the code that makes a draft of a model's answer.</summary>
    public const string Version = "1";

    public async Task<Draft> WriteAsync(PlannedMatter matter, CancellationToken cancellationToken)
    {
        var batches = Batches.Of(matter.Parts, notes, limits);
        var drafts = new List<Draft>(batches.Count);
        foreach (var batch in batches)
        {
            drafts.Add(await WritePartAsync(matter with { Parts = batch }, cancellationToken));
        }

        return DraftJoiner.Join(drafts, notes.Request);
    }

    private async Task<Draft> WritePartAsync(PlannedMatter matter, CancellationToken cancellationToken)
    {
        var plain = PlainDraft.Of(matter.Parts, notes.Request);
        try
        {
            return await AskAsync(matter, plain, cancellationToken) ?? PlainDraft.Instead(plain, DraftFallback.NotGrounded);
        }
        catch (ModelFailedException failure)
        {
            return PlainDraft.Instead(plain, Fallbacks.Of(failure.Reason));
        }
    }

    private async Task<Draft?> AskAsync(PlannedMatter matter, Draft plain, CancellationToken cancellationToken)
    {
        var grader = new Grader([.. matter.Parts.Select(part => part.Note.Source).DistinctBy(note => note.Id)], notes.Request);
        var (answer, whole) = await calls.DraftAsync(matter.Name, matter.Parts, before: null, cancellationToken);
        var graded = grader.Grade(ToDraft(answer, matter, plain));
        if (graded.Violations.Count > 0 && await RepairAsync(matter, graded, whole, grader, plain, cancellationToken) is { } repaired && repaired.Graded.Violations.Count <= graded.Violations.Count)
        {
            (graded, whole) = repaired;
        }

        var admitted = GateKeeper.Admit(graded.Draft, plain.Title, notes.Request);
        return HasGround(admitted) ? Finish(admitted, plain, answer, grader, whole.Mark) : null;
    }

    /// <summary>Null when the model fails at it: what passes of the first answer is then used.</summary>
    private async Task<(GradedDraft Graded, PromptAnswer Whole)?> RepairAsync(
        PlannedMatter matter, GradedDraft graded, PromptAnswer whole, Grader grader, Draft plain, CancellationToken cancellationToken)
    {
        try
        {
            var faults = FaultWords.Of(graded, notes);
            var (answer, again) = await calls.DraftAsync(matter.Name, matter.Parts, new Repair(whole.Json, faults), cancellationToken);
            return (grader.Grade(ToDraft(answer, matter, plain)), again);
        }
        catch (ModelFailedException)
        {
            return null;
        }
    }

    private Draft ToDraft(DraftAnswer answer, PlannedMatter matter, Draft plain)
    {
        var sentences = answer.Sentences.Select(pair => AnswerReader.Read(pair.Section, pair.Sentence, notes)).Where(sentence => sentence.Text.Length > 0);
        return new Draft(
            AnswerReader.Text(answer.Title, notes).TrimEnd('。'),
            answer.Category,
            [.. answer.Units.Distinct().Take(DraftShape.MostUnits)],
            DraftShape.Limit(sentences),
            [.. matter.Parts.Select(part => part.Note.Source.Id).Distinct()],
            plain.Questions);
    }

    /// <summary>Something of the problem must be the notes' own, else the draft is air.</summary>
    private static bool HasGround(Draft draft) =>
        draft.Sentences.Any(sentence => sentence is { Section: Section.Problem, Kind: SentenceKind.Stated or SentenceKind.Reworded });

    private Draft Finish(Draft draft, Draft plain, DraftAnswer answer, Grader grader, PromptMark mark)
    {
        var cited = grader.Cite(draft);
        var units = cited.Units.Count > 0 ? cited.Units : plain.Units;
        var questions = QuestionUnion.Of(cited.Sentences, units, plain.Questions, answer.Questions);
        return cited with
        {
            Category = notes.Request.Categories.Contains(cited.Category) ? cited.Category : plain.Category,
            Units = units,
            Sentences = DraftShape.WithForm(cited.Sentences, plain),
            Questions = questions,
            Origin = new DraftOrigin(mark.Model, Version) { Prompt = mark.Prompt, PromptVersion = mark.Version, PromptHash = mark.Hash },
        };
    }
}
