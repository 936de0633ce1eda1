using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>
/// Does a trial with the configured model: each sample goes through the code that the prompt serves, with the text in force and with the new one. Only
/// the test call has no samples, and is asked with the examples in its own file.
/// </summary>
internal sealed class TrialRun(
    StoredPromptLibrary library, PromptFolder files, IDbContextFactory<CongressDb> databases, IOptions<ModelOptions> options, IEnumerable<IChatClient> models, DelegateDialogs dialogs)
{
    /// <summary>What came of each sample; null when the version cannot be read any more.</summary>
    public async Task<IReadOnlyList<SampleOutcome>?> RunAsync(PromptTrial trial, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var version = await db.Set<PromptVersion>().AsNoTracking().FirstAsync(one => one.Id == trial.VersionId, cancellationToken);
        if (PromptCheck.Read(files.Find(version.Prompt), version.Text).Prompt is not { } changed)
        {
            return null;
        }

        var (before, after) = (AsksOf(library), AsksOf(new TrialLibrary(library, changed)));
        if (TrialAsks.KindFor(version.Prompt) is null)
        {
            var asker = new Asker(trial.By.ToString(), trial.Id.ToString());
            return [new SampleOutcome(null, await before.AnswerExamplesAsync(library.Find(changed.Name), asker, cancellationToken), await after.AnswerExamplesAsync(changed, asker, cancellationToken))];
        }

        List<SampleOutcome> outcomes = [];
        foreach (var sample in trial.Given)
        {
            var one = await TrialCase.OfAsync(sample, await RequestAsync(db, trial, sample, cancellationToken), cancellationToken);
            outcomes.Add(new SampleOutcome(sample.Title, await before.AnswerAsync(version.Prompt, one, cancellationToken), await after.AnswerAsync(version.Prompt, one, cancellationToken))
            {
                Given = TrialAsks.TakesDraft(version.Prompt) ? TrialAsks.Shown(one.Drafts[0], one) : null,
                Instruction = sample.Instruction,
            });
        }

        return outcomes;
    }

    /// <summary>What is said to the assistant in the samples is Chinese, and so are the names of what it may mean.</summary>
    private TrialAsks AsksOf(IPromptLibrary prompts) => new(new PromptRunner(models.First(), prompts, options.Value.MaxQuestion), dialogs(Locales.Default));

    private static async Task<DraftingRequest> RequestAsync(CongressDb db, PromptTrial trial, TrialSample sample, CancellationToken cancellationToken)
    {
        var choices = await DraftingChoices.ReadAsync(db, trial.BodyId, cancellationToken);
        var notes = sample.Notes.Select((text, i) => new SourceNote($"{sample.Key}/{i + 1}", text, trial.At.AddMinutes(i)));
        return new DraftingRequest([.. notes], choices.Units, choices.Categories) { Person = trial.By.ToString(), Job = trial.Id.ToString() };
    }
}
