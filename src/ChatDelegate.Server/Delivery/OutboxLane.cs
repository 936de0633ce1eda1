namespace ChatDelegate.Server.Delivery;

/// <summary>Messages of one conversation that this instance sends at once, in order, straight from the turn that said them.</summary>
/// <remarks>Its members belong to the lock of <see cref="OutboxLanes"/>.</remarks>
internal sealed class OutboxLane(Guid conversationId)
{
    public Guid ConversationId => conversationId;

    public Queue<HeldAnswer> Waiting { get; } = new();

    public bool IsRunning { get; set; }

    /// <summary>Something could not be sent: whatever comes goes through the outbox, behind it.</summary>
    public bool IsClosed { get; set; }
}
