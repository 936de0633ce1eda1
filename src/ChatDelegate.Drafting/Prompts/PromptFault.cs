namespace ChatDelegate.Drafting.Prompts;

/// <summary>What is wrong in a prompt, where, and how to cure it.</summary>
/// <param name="Line">From 1.</param>
public sealed record PromptFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}
