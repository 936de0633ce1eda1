namespace ChatDelegate.Server.Turns;

internal static partial class TurnLog
{
    [LoggerMessage(2001, LogLevel.Error, "A turn on {Channel} failed; what was said is kept and the person told")]
    public static partial void Failed(ILogger logger, string channel, Exception failure);

    [LoggerMessage(2002, LogLevel.Warning, "Command {Command} refused: not for this role")]
    public static partial void Forbidden(ILogger logger, string command);

    [LoggerMessage(2003, LogLevel.Error, "A sealed dialog state does not open: keys/master.key is not the one it was sealed with; the dialog starts anew")]
    public static partial void StateUnreadable(ILogger logger, Exception failure);

    [LoggerMessage(2004, LogLevel.Error, "Notices could not be said; tried again shortly")]
    public static partial void NoticesFailed(ILogger logger, Exception failure);

    [LoggerMessage(2005, LogLevel.Warning, "The database no longer tells of other instances' turns; listening again shortly")]
    public static partial void NewsLost(ILogger logger, Exception failure);

    [LoggerMessage(2006, LogLevel.Warning, "Ended sign-ins could not be read; open chats of theirs are refused at their next step")]
    public static partial void SessionsUnread(ILogger logger, Exception failure);
}
