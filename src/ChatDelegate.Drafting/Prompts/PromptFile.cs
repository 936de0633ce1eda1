using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <summary>A prompt in Semantic Kernel's YAML schema, without fault: what <see cref="PromptReader"/> made of a text.</summary>
/// <param name="File">Where the text is from, for messages to whoever wrote it.</param>
/// <param name="Text">The whole file.</param>
/// <param name="Version">Said by the author; the hash tells texts apart that forgot to.</param>
public sealed record PromptFile(string File, string Text, string Name, string Version, string Description)
{
    /// <summary>SHA-256 of the text, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<PromptInput> Inputs { get; init; }

    /// <summary>What the answer must look like: one object, in the subset of JSON Schema that every provider takes.</summary>
    public required JsonElement OutputSchema { get; init; }

    public required PromptSettings Settings { get; init; }

    internal PromptTemplate Template { get; init; } = new([]);
}

/// <summary>Something that is put into a prompt.</summary>
/// <param name="Sample">The file's <c>default</c>, JSON: what the prompt is shown and measured with.</param>
public sealed record PromptInput(string Name, string Description, bool IsRequired, JsonElement? Sample)
{
    /// <summary>A number, as its sample is one: it can say nothing, and may stand in the task.</summary>
    public bool IsNumber => Sample?.ValueKind == JsonValueKind.Number;
}

/// <param name="Temperature">Null leaves it to the model: some take no other than their own.</param>
/// <param name="MaxTokens">Longest answer.</param>
/// <param name="ModelId">Another model than the configured one, for this prompt.</param>
public sealed record PromptSettings(float? Temperature, int MaxTokens, string? ModelId);
