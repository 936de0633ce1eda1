namespace ChatDelegate.Server.Turns.Admission;

internal static partial class AdmissionLog
{
    [LoggerMessage(2051, LogLevel.Warning, "Told to come again since the last such line: {Full} messages for want of room, {Conversation} of conversations and {Person} of persons that sent too many at once")]
    public static partial void Refused(ILogger logger, long full, long conversation, long person);
}
