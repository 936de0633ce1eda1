using ChatDelegate.Dialogs.State;

namespace ChatDelegate.Server.Turns;

internal static partial class TurnLog
{
    [LoggerMessage(2001, LogLevel.Error, "A turn on {Channel} failed; what was said is kept and the person told")]
    public static partial void Failed(ILogger logger, string channel, Exception failure);

    [LoggerMessage(2002, LogLevel.Warning, "Command {Command} refused: not for this role")]
    public static partial void Forbidden(ILogger logger, string command);

    [LoggerMessage(2003, LogLevel.Error, "The dialog state of conversation {Conversation} cannot be read ({Why}); it is set aside and the person told")]
    public static partial void StateLost(ILogger logger, Guid conversation, StateLoss why);

    [LoggerMessage(2004, LogLevel.Error, "Notices could not be said; tried again shortly")]
    public static partial void NoticesFailed(ILogger logger, Exception failure);

    [LoggerMessage(2005, LogLevel.Warning, "The database no longer tells of other instances' turns; listening again shortly")]
    public static partial void NewsLost(ILogger logger, Exception failure);

    [LoggerMessage(2006, LogLevel.Warning, "Ended sign-ins could not be read; open chats of theirs are refused at their next step")]
    public static partial void SessionsUnread(ILogger logger, Exception failure);

    [LoggerMessage(2007, LogLevel.Error, "{File}:{Line}: {Fault} The dialogs that ran before go on")]
    public static partial void DialogFault(ILogger logger, string file, int line, string fault);

    [LoggerMessage(2008, LogLevel.Information, "The dialogs were loaded anew; {Files} files are new or changed")]
    public static partial void DialogsReloaded(ILogger logger, int files);

    [LoggerMessage(2009, LogLevel.Error, "The dialogs could not be loaded anew or kept on record; what ran before goes on")]
    public static partial void DialogsNotTended(ILogger logger, Exception failure);

    [LoggerMessage(2010, LogLevel.Information, "{Count} old dialog definitions that nobody needs were let go")]
    public static partial void DefinitionsPruned(ILogger logger, int count);

    [LoggerMessage(2011, LogLevel.Warning, "The state of some conversations cannot be read, so nobody knows what they are in: old dialog definitions stay")]
    public static partial void DefinitionsStay(ILogger logger);
}
