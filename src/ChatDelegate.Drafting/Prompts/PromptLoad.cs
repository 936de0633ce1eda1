namespace ChatDelegate.Drafting.Prompts;

/// <summary>A prompt, or what is wrong with it.</summary>
public sealed record PromptLoad(PromptFile? Prompt, IReadOnlyList<PromptFault> Faults);
