namespace ChatDelegate.Server.Delivery;

internal static partial class DeliveryLog
{
    [LoggerMessage(3001, LogLevel.Warning, "The outbox cannot be read or written; tried again shortly")]
    public static partial void OutboxUnavailable(ILogger logger, Exception failure);

    [LoggerMessage(3002, LogLevel.Error, "Message {Seq} of conversation {Conversation} cannot be read and is dropped; the transcript has it")]
    public static partial void Unreadable(ILogger logger, Guid conversation, long seq);

    [LoggerMessage(3003, LogLevel.Information, "Conversation {Conversation} cannot be reached until heard from: {Reason}")]
    public static partial void Unreachable(ILogger logger, Guid conversation, string reason);

    [LoggerMessage(3004, LogLevel.Error, "Message {Seq} of conversation {Conversation} was refused by the channel and is dropped; the transcript has it")]
    public static partial void Refused(ILogger logger, Guid conversation, long seq);

    [LoggerMessage(3005, LogLevel.Warning, "{Count} messages have arrived, which cannot be recorded; tried again shortly")]
    public static partial void SentUnrecorded(ILogger logger, int count, Exception failure);

    [LoggerMessage(3006, LogLevel.Error, "Message {Seq} of conversation {Conversation} could not be sent for a fault of ours; tried again when its claim ends")]
    public static partial void Faulty(ILogger logger, Guid conversation, long seq, Exception failure);

    [LoggerMessage(3007, LogLevel.Warning, "Another instance has died; what it was sending is taken over")]
    public static partial void TakenOver(ILogger logger);
}
