using System.Globalization;
using ChatDelegate.Congress.Assist.Routing;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Pipeline;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Asks with a prompt through the code that uses it, gate and all: what comes back is what a delegate or staff would get.</summary>
internal sealed class TrialAsks(PromptRunner runner, IReadOnlyList<KnownDialog> dialogs)
{
    /// <summary>What a prompt's samples are; null for one that is asked with the examples in its own file.</summary>
    public static SampleKind? KindFor(string prompt) => prompt switch
    {
        "split" or "draft" or "revise" or "missing" or "classify" or "extract" or "speech" => SampleKind.Notes,
        "route" => SampleKind.Sayings,
        "report" => SampleKind.Paragraphs,
        _ => null,
    };

    /// <summary>Whether a prompt works on a draft that is given to it.</summary>
    public static bool TakesDraft(string prompt) => prompt is "revise" or "missing";

    public async Task<TrialAnswer> AnswerAsync(string prompt, TrialCase one, CancellationToken cancellationToken)
    {
        try
        {
            return await (prompt switch
            {
                "revise" => ReviseAsync(one, cancellationToken),
                "missing" => AskMissingAsync(one, cancellationToken),
                "classify" or "extract" => ReadFieldsAsync(one, cancellationToken),
                "speech" => SpeakAsync(one, cancellationToken),
                "route" => RouteAsync(one, cancellationToken),
                "report" => PolishAsync(one, cancellationToken),
                _ => DraftAsync(one, cancellationToken),
            });
        }
        catch (ModelFailedException failure)
        {
            return new TrialAnswer { Failure = failure.Reason };
        }
    }

    /// <summary>A draft with what the gate finds in it.</summary>
    public static TrialDraft Shown(Draft draft, TrialCase one) => new(
        draft.Title, draft.Category, draft.Units, draft.Sentences, draft.Origin.Fallback,
        [.. Gate.Check(draft, one.NotesOf(draft), one.Request).Select(violation => violation.Code.ToString()).Distinct()]);

    /// <summary>With the examples in the prompt's own file, as far as the form of the answer goes.</summary>
    public async Task<TrialAnswer> AnswerExamplesAsync(PromptFile prompt, Asker asker, CancellationToken cancellationToken)
    {
        var inputs = prompt.Inputs.Where(input => input.Sample is not null).ToDictionary(input => input.Name, input => (object?)input.Sample);
        try
        {
            var answer = await runner.RunAsync(new PromptCall(prompt.Name, inputs) { Person = asker.Person, Job = asker.Job }, cancellationToken);
            return new TrialAnswer { Json = answer.Json.GetRawText() };
        }
        catch (ModelFailedException failure)
        {
            return new TrialAnswer { Failure = failure.Reason };
        }
    }

    private async Task<TrialAnswer> DraftAsync(TrialCase one, CancellationToken cancellationToken)
    {
        var result = await new ModelDrafter(runner).DraftAsync(one.Request, null, cancellationToken);
        return new TrialAnswer { Drafts = [.. result.Drafts.Select(draft => Shown(draft, one))] };
    }

    private async Task<TrialAnswer> ReviseAsync(TrialCase one, CancellationToken cancellationToken)
    {
        var edit = await new ModelEditor(runner).ReviseAsync(one.Drafts[0], one.Sample.Instruction ?? string.Empty, one.NotesOf(one.Drafts[0]), one.Request, cancellationToken);
        return new TrialAnswer { Drafts = [Shown(edit.Draft, one)], Refused = edit.Refused, IsChanged = edit.IsChanged };
    }

    private async Task<TrialAnswer> AskMissingAsync(TrialCase one, CancellationToken cancellationToken) =>
        new() { Questions = await new ModelEditor(runner).AskMissingAsync(one.Drafts[0], one.NotesOf(one.Drafts[0]), one.Request, cancellationToken) };

    private async Task<TrialAnswer> ReadFieldsAsync(TrialCase one, CancellationToken cancellationToken)
    {
        var read = await new OpinionExtractor(runner).ReadAsync(string.Join('\n', one.Sample.Notes), [], one.Request.Categories, one.Request.HandlingUnits, one.Asker, cancellationToken);
        return new TrialAnswer { Fields = [.. read.Proposals.Select(proposal => proposal.Proposal)], Dropped = read.Refused };
    }

    private async Task<TrialAnswer> SpeakAsync(TrialCase one, CancellationToken cancellationToken)
    {
        var spoken = await new SpeechWriter(runner).WriteAsync(one.Outline, one.Asker, cancellationToken);
        return new TrialAnswer { Speech = spoken.Speech, Dropped = spoken.Refused };
    }

    private async Task<TrialAnswer> RouteAsync(TrialCase one, CancellationToken cancellationToken)
    {
        List<TrialMeaning> meanings = [];
        foreach (var text in one.Sample.Notes)
        {
            var isAsked = RouteRequests.MayBeAsked(text);
            var routed = isAsked ? await new IntentRouter(runner).RouteAsync(text, dialogs, one.Asker, cancellationToken) : null;
            meanings.Add(new TrialMeaning(text, dialogs.FirstOrDefault(dialog => dialog.Id == routed?.Dialog)?.Title, isAsked));
        }

        return new TrialAnswer { Meanings = meanings };
    }

    private async Task<TrialAnswer> PolishAsync(TrialCase one, CancellationToken cancellationToken)
    {
        List<ReportText> paragraphs = [.. one.Sample.Notes.Select((text, i) => new ReportText((i + 1).ToString(CultureInfo.InvariantCulture), text))];
        var polished = await new ReportPolisher(runner).PolishAsync(paragraphs, one.Asker, cancellationToken);
        return new TrialAnswer
        {
            Paragraphs = [.. paragraphs.Select(was => new TrialParagraph(polished.Texts.GetValueOrDefault(was.Id, was.Text), polished.Texts.ContainsKey(was.Id), polished.Refused.Contains(was.Id)))],
        };
    }
}
