using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>A prompt with its inputs in it, ready to be sent.</summary>
internal sealed record PromptQuestion(PromptFile Prompt, PromptCall Call, IReadOnlyList<ChatMessage> Messages, JsonElement Schema)
{
    /// <exception cref="ArgumentException">An input is missing or unknown: a fault of ours.</exception>
    public static PromptQuestion Of(PromptFile prompt, PromptCall call)
    {
        var unknown = call.Inputs.Keys.FirstOrDefault(name => prompt.Inputs.All(input => input.Name != name));
        if (unknown is not null)
        {
            throw new ArgumentException($"The prompt '{prompt.Name}' has no input '{unknown}'.", nameof(call));
        }

        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in prompt.Inputs)
        {
            var json = call.Inputs.TryGetValue(input.Name, out var value) ? InputJson.Write(value)
                : input.IsRequired ? throw new ArgumentException($"The prompt '{prompt.Name}' needs the input '{input.Name}'.", nameof(call))
                : "null";
            if (input.IsNumber && !decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                throw new ArgumentException($"The input '{input.Name}' of the prompt '{prompt.Name}' is a number.", nameof(call));
            }

            if (input.IsRequired || !InputJson.IsEmpty(json))
            {
                written[input.Name] = json;
            }
        }

        return new PromptQuestion(prompt, call, prompt.Template.Render(written), OutputSchema.For(prompt.OutputSchema, written));
    }

    public ChatOptions Options() => new()
    {
        ModelId = Prompt.Settings.ModelId,
        Temperature = Prompt.Settings.Temperature,
        MaxOutputTokens = Prompt.Settings.MaxTokens,
        ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema, Prompt.Name.Replace('-', '_')),
        AdditionalProperties = new AdditionalPropertiesDictionary
        {
            [CallTags.Prompt] = Prompt.Name,
            [CallTags.PromptVersion] = Prompt.Version,
            [CallTags.PromptHash] = Prompt.Hash,
            [CallTags.Person] = Call.Person,
            [CallTags.Job] = Call.Job,
        },
    };
}
