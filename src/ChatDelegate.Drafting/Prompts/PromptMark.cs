namespace ChatDelegate.Drafting.Prompts;

/// <summary>What an answer was made with: kept with everything that is made of it.</summary>
/// <param name="Hash">SHA-256 of the prompt file's text, in hexadecimal.</param>
/// <param name="Model">As the server names the model that answered.</param>
public sealed record PromptMark(string Prompt, string Version, string Hash, string Model);
