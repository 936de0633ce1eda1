namespace ChatDelegate.Congress.Prompting;

/// <summary>What set prompts off.</summary>
public enum PromptTrigger
{
    /// <summary>The group's convenor, or the host script that they read from.</summary>
    Convenor,
    Staff,

    /// <summary>A time that staff had set.</summary>
    Schedule,
}
