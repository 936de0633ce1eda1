using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>
/// Does a trial with the configured model: prompts that draft go through the whole pipeline, with the text in force and with the new one; any other
/// prompt is asked with the examples in its own file.
/// </summary>
internal sealed class TrialRun(StoredPromptLibrary library, PromptFolder files, IDbContextFactory<CongressDb> databases, IOptions<ModelOptions> options, IEnumerable<IChatClient> models)
{
    /// <summary>Prompts that the drafting pipeline asks with.</summary>
    private static readonly HashSet<string> Drafting = ["split", "draft"];

    public static bool Drafts(string prompt) => Drafting.Contains(prompt);

    /// <summary>What came of each sample; null when the version cannot be read any more.</summary>
    public async Task<IReadOnlyList<SampleOutcome>?> RunAsync(PromptTrial trial, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var version = await db.Set<PromptVersion>().AsNoTracking().FirstAsync(one => one.Id == trial.VersionId, cancellationToken);
        if (PromptCheck.Read(files.Find(version.Prompt), version.Text).Prompt is not { } changed)
        {
            return null;
        }

        var (before, after) = (RunnerOf(library), RunnerOf(new TrialLibrary(library, changed)));
        if (!Drafts(version.Prompt))
        {
            return [new SampleOutcome(null, await AskAsync(before, library.Find(changed.Name), trial, cancellationToken), await AskAsync(after, changed, trial, cancellationToken))];
        }

        List<SampleOutcome> outcomes = [];
        foreach (var sample in trial.Given)
        {
            var request = await RequestAsync(db, trial, sample, cancellationToken);
            outcomes.Add(new SampleOutcome(sample.Title, await DraftAsync(before, request, cancellationToken), await DraftAsync(after, request, cancellationToken)));
        }

        return outcomes;
    }

    private PromptRunner RunnerOf(IPromptLibrary prompts) => new(models.First(), prompts, options.Value.MaxQuestion);

    private static async Task<TrialAnswer> DraftAsync(PromptRunner runner, DraftingRequest request, CancellationToken cancellationToken)
    {
        var result = await new ModelDrafter(runner).DraftAsync(request, null, cancellationToken);
        return new TrialAnswer { Drafts = [.. result.Drafts.Select(draft => DraftOf(draft, request))] };
    }

    private static TrialDraft DraftOf(Draft draft, DraftingRequest request) => new(
        draft.Title, draft.Category, draft.Units, draft.Sentences, draft.Origin.Fallback,
        [.. Gate.Check(draft, [.. request.Notes.Where(note => draft.Notes.Contains(note.Id))], request).Select(violation => violation.Code.ToString()).Distinct()]);

    private static async Task<TrialAnswer> AskAsync(PromptRunner runner, PromptFile prompt, PromptTrial trial, CancellationToken cancellationToken)
    {
        var inputs = prompt.Inputs.Where(input => input.Sample is not null).ToDictionary(input => input.Name, input => (object?)input.Sample);
        try
        {
            var answer = await runner.RunAsync(new PromptCall(prompt.Name, inputs) { Person = trial.By.ToString(), Job = trial.Id.ToString() }, cancellationToken);
            return new TrialAnswer { Json = answer.Json.GetRawText() };
        }
        catch (ModelFailedException failure)
        {
            return new TrialAnswer { Failure = failure.Reason };
        }
    }

    private static async Task<DraftingRequest> RequestAsync(CongressDb db, PromptTrial trial, TrialSample sample, CancellationToken cancellationToken)
    {
        var choices = await DraftingChoices.ReadAsync(db, trial.BodyId, cancellationToken);
        var notes = sample.Notes.Select((text, i) => new SourceNote($"{sample.Key}/{i + 1}", text, trial.At.AddMinutes(i)));
        return new DraftingRequest([.. notes], choices.Units, choices.Categories) { Person = trial.By.ToString(), Job = trial.Id.ToString() };
    }
}
