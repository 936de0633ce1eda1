using ChatDelegate.Drafting.Prompts;

namespace ChatDelegate.Congress.Prompts;

/// <summary>Why a prompt was not changed. Each has a text in the console: <c>model_prompts.refused.NotAdmin</c>.</summary>
public enum PromptError
{
    NotAdmin,

    /// <summary>There is no such prompt, version or sample.</summary>
    Missing,

    NoReason,

    TooLong,

    /// <summary>Nothing was changed.</summary>
    Same,

    /// <summary>The text has faults.</summary>
    Faulty,

    /// <summary>Somebody else has changed what is in force meanwhile.</summary>
    Newer,

    /// <summary>It is in force already.</summary>
    InForce,

    /// <summary>A model is configured, and the version has not been tried.</summary>
    Untried,

    /// <summary>There is no model to try it with.</summary>
    NoModel,

    /// <summary>A trial of it is under way.</summary>
    Trying,

    NoSample,

    /// <summary>A draft cannot be revised without being told what to change.</summary>
    NoInstruction,

    /// <summary>A sample holds numbers or contacts as real people have them.</summary>
    PersonalData,
}

/// <summary>A refusal, and what stands behind it.</summary>
/// <param name="Faults">What is wrong in the text.</param>
public sealed record PromptRefusal(PromptError Why, IReadOnlyList<PromptFault>? Faults = null)
{
    public static implicit operator PromptRefusal(PromptError why) => new(why);
}
