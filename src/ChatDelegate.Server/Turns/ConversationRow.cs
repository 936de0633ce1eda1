using ChatDelegate.Channels.Activities;
using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Server.Turns;

/// <summary>A conversation as one turn holds it, between reading and writing its row.</summary>
internal sealed record ConversationRow
{
    public required Guid Id { get; init; }

    public required string Channel { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Changed by <see cref="TurnTables.Join"/> only, which writes it.</summary>
    public Guid? PersonId { get; set; }

    public string Reference { get; set; } = "{}";

    /// <summary>What <see cref="Reference"/> says, when a message has brought it to this process; null when it has to be read.</summary>
    public ConversationReference? Address { get; set; }

    public required string Locale { get; set; }

    public byte[]? State { get; set; }

    public bool StateSealed { get; set; }

    public long LastSeq { get; set; }

    /// <summary>Of the row when it was read.</summary>
    public long Version { get; init; }

    public string? Unreachable { get; set; }

    public DateTimeOffset? UnreachableSince { get; set; }

    public string? OpenCards { get; set; }

    /// <summary>What <see cref="State"/> says, when this process has written it; null when it has to be read.</summary>
    public ConversationState? Talk { get; set; }

    /// <summary>Messages in the outbox when the turn began that somebody else sends: the dispatcher, or another instance.</summary>
    public long HeldElsewhere { get; init; }
}
