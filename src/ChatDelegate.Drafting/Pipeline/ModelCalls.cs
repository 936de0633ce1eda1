using System.Text.Json;
using System.Text.Json.Nodes;
using ChatDelegate.Drafting.Matters;
using ChatDelegate.Drafting.Models;
using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>The questions of one request to the model, with whom and what they count for.</summary>
internal sealed class ModelCalls(PromptRunner runner, DraftingCase notes, PipelineLimits limits)
{
    public async Task<SplitAnswer> SplitAsync(IReadOnlyList<NotePart> parts, CancellationToken cancellationToken) =>
        Read<SplitAnswer>((await AskAsync("split", new Dictionary<string, object?> { ["notes"] = Shown(parts) }, cancellationToken)).Json);

    /// <param name="before">The answer to be repaired and what is wrong with it, when this is not the first.</param>
    public async Task<(DraftAnswer Answer, PromptAnswer Whole)> DraftAsync(string matter, IReadOnlyList<NotePart> parts, Repair? before, CancellationToken cancellationToken)
    {
        var inputs = WithLists(parts);
        inputs["matter"] = notes.Masked.Mask(matter);
        var whole = await AskAsync("draft", With(inputs, before), cancellationToken);
        return (Read<DraftAnswer>(whole.Json), whole);
    }

    public async Task<(DraftAnswer Answer, PromptAnswer Whole)> ReviseAsync(JsonObject draft, string instruction, IReadOnlyList<NotePart> parts, Repair? before, CancellationToken cancellationToken)
    {
        var inputs = WithLists(parts);
        inputs["draft"] = draft;
        inputs["instruction"] = notes.Masked.Mask(instruction);
        var whole = await AskAsync("revise", With(inputs, before), cancellationToken);
        return (Read<DraftAnswer>(whole.Json), whole);
    }

    public async Task<IReadOnlyList<AnswerQuestion>> MissingAsync(JsonObject draft, IReadOnlyList<NotePart> parts, CancellationToken cancellationToken)
    {
        var answer = await AskAsync("missing", new Dictionary<string, object?> { ["draft"] = draft, ["notes"] = Shown(parts) }, cancellationToken);
        return Read<MissingAnswer>(answer.Json).Questions;
    }

    private Dictionary<string, object?> WithLists(IReadOnlyList<NotePart> parts) => new()
    {
        ["notes"] = Shown(parts),
        ["categories"] = DraftingCase.Categories(notes.Request),
        ["units"] = DraftingCase.Units(notes.Request),
    };

    private static Dictionary<string, object?> With(Dictionary<string, object?> inputs, Repair? before)
    {
        if (before is not null)
        {
            inputs["previous"] = before.Previous;
            inputs["faults"] = before.Faults;
        }

        return inputs;
    }

    private JsonArray Shown(IReadOnlyList<NotePart> parts) => [.. parts.Select(part => notes.Show(part, limits.CharactersPerCall))];

    private Task<PromptAnswer> AskAsync(string prompt, Dictionary<string, object?> inputs, CancellationToken cancellationToken) =>
        runner.RunAsync(new PromptCall(prompt, inputs) { Person = notes.Request.Person, Job = notes.Request.Job }, cancellationToken);

    private static T Read<T>(JsonElement json)
    {
        try
        {
            return json.Deserialize<T>(AnswerJson) ?? throw new JsonException("null");
        }
        catch (JsonException fault)
        {
            // A changed prompt may ask for another form than is read here; the draft is then the offline drafter's.
            throw new ModelFailedException(ModelFailure.BadAnswer, "The answer has the form of the prompt, but not the form that is read.", fault);
        }
    }

    private static readonly JsonSerializerOptions AnswerJson = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private sealed record MissingAnswer(IReadOnlyList<AnswerQuestion> Questions);
}

/// <summary>An answer that did not pass, and why, for the one request to repair it.</summary>
internal sealed record Repair(JsonElement Previous, IReadOnlyList<string> Faults);
