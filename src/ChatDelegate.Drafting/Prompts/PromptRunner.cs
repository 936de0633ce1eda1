using System.Text.Json;
using ChatDelegate.Drafting.Models;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>
/// Asks the model by a prompt file: puts the inputs in as data, sends, reads the one JSON object of the answer, holds it against the
/// schema, and has a malformed one repaired once. What comes back has the form that was asked for; whether it is true, the gate says.
/// </summary>
/// <param name="mostCharacters">Longest question, all messages together.</param>
public sealed class PromptRunner(IChatClient client, IPromptLibrary prompts, int mostCharacters = PromptRunner.MostCharacters)
{
    public const int MostCharacters = 60_000;

    /// <exception cref="ModelFailedException">There is no usable answer, for whatever reason.</exception>
    public Task<PromptAnswer> RunAsync(PromptCall call, CancellationToken cancellationToken) => RunAsync(prompts.Find(call.Prompt), call, cancellationToken);

    /// <summary>The same with a prompt that is not in force, to try it.</summary>
    /// <exception cref="ModelFailedException">There is no usable answer, for whatever reason.</exception>
    public async Task<PromptAnswer> RunAsync(PromptFile prompt, PromptCall call, CancellationToken cancellationToken)
    {
        var question = PromptQuestion.Of(prompt, call);
        var (json, faults, model) = await AskAsync(question, question.Messages, cancellationToken);
        if (json is null)
        {
            (json, faults, model) = await AskAsync(question, [.. question.Messages, RepairRequest.For(faults, question.Schema)], cancellationToken);
        }

        return json is { } answer
            ? new PromptAnswer(answer, new PromptMark(prompt.Name, prompt.Version, prompt.Hash, model))
            : throw new ModelFailedException(ModelFailure.BadAnswer, $"The answer to '{prompt.Name}' has not the form asked for, not even after a request to mend it: {faults[0]}");
    }

    private async Task<(JsonElement? Json, IReadOnlyList<string> Faults, string Model)> AskAsync(PromptQuestion question, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var length = messages.Sum(message => message.Text.Length);
        if (length > mostCharacters)
        {
            throw new ModelFailedException(ModelFailure.TooLarge, $"The question is {length} characters long, {mostCharacters} are allowed.");
        }

        var response = await client.GetResponseAsync(messages, question.Options(), cancellationToken);
        if (response.FinishReason == ChatFinishReason.ContentFilter)
        {
            throw new ModelFailedException(ModelFailure.Refused, "The model, or a content filter before it, would not answer.");
        }

        if (response.FinishReason == ChatFinishReason.Length)
        {
            throw new ModelFailedException(ModelFailure.Truncated, "The answer was cut off: it is longer than max_tokens of the prompt, or than the model can write.");
        }

        var (json, fault) = AnswerText.Read(response.Text);
        IReadOnlyList<string> faults = json is { } answer ? SchemaCheck.Faults(answer, question.Schema) : [fault ?? string.Empty];
        return (faults.Count == 0 ? json : null, faults, response.ModelId ?? client.GetService<ChatClientMetadata>()?.DefaultModelId ?? string.Empty);
    }
}
