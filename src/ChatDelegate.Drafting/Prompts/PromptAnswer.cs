using System.Text.Json;

namespace ChatDelegate.Drafting.Prompts;

/// <param name="Json">Valid against the prompt's output schema; true in what it says it is not.</param>
public sealed record PromptAnswer(JsonElement Json, PromptMark Mark);
