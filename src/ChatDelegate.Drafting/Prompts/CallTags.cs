namespace ChatDelegate.Drafting.Prompts;

/// <summary>Keys in <c>ChatOptions.AdditionalProperties</c> that say which call this is to every client between the prompt and the model. None of them is sent.</summary>
public static class CallTags
{
    public const string Prompt = "chatdelegate.prompt";

    public const string PromptVersion = "chatdelegate.prompt_version";

    public const string PromptHash = "chatdelegate.prompt_hash";

    public const string Person = "chatdelegate.person";

    public const string Job = "chatdelegate.job";
}
