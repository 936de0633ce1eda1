namespace ChatDelegate.Server.Turns;

/// <summary>Why somebody cannot be reached in a conversation, as kept in its row; the console says it in words.</summary>
internal static class Unreachability
{
    /// <summary>The person has removed the app.</summary>
    public const string Removed = "removed";

    /// <summary>The channel no longer knows the conversation and would not open another.</summary>
    public const string Gone = "gone";
}
