using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Turns;

/// <summary>One turn under way, inside its transaction.</summary>
internal sealed record Turn(RecordSession Session, TurnTables Tables, ConversationRow Row, DateTimeOffset Now)
{
    /// <summary>The version of the roster that it goes by; null while nobody had to be looked up.</summary>
    public long? Roster { get; set; }
}
