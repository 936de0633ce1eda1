namespace ChatDelegate.Congress.Prompting;

/// <summary>What became of somebody's card.</summary>
public enum PromptOutcome
{
    /// <summary>The roll says that they have voted; where their card got to no longer matters.</summary>
    Voted,

    /// <summary>They have been heard from since it was there.</summary>
    Seen,

    /// <summary>In their chat.</summary>
    Delivered,

    /// <summary>On its way.</summary>
    Sending,

    /// <summary>联系不上: has never been here, or the channel takes nothing any more, or would not take this card.</summary>
    Unreachable,
}
