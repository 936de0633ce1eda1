namespace ChatDelegate.Drafting.Prompts;

/// <summary>One question to the model.</summary>
/// <param name="Prompt">Name of a prompt file.</param>
/// <param name="Inputs">By the names of the file's input variables; each is written into the prompt as JSON, so that it stays data.</param>
public sealed record PromptCall(string Prompt, IReadOnlyDictionary<string, object?> Inputs)
{
    /// <summary>Whose limits and budget the call counts against; an opaque id.</summary>
    public string? Person { get; init; }

    /// <summary>The work that the call belongs to; an opaque id.</summary>
    public string? Job { get; init; }
}
