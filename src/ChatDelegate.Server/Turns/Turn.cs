using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Turns;

/// <summary>One turn under way, inside its transaction.</summary>
internal sealed record Turn(RecordSession Session, TurnTables Tables, ConversationRow Row, DateTimeOffset Now);
