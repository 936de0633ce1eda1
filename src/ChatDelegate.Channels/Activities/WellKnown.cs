namespace ChatDelegate.Channels.Activities;

/// <summary>Values of <see cref="Activity.Type"/>.</summary>
public static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string Invoke = "invoke";
    public const string ConversationUpdate = "conversationUpdate";
    public const string InstallationUpdate = "installationUpdate";
    public const string EndOfConversation = "endOfConversation";
    public const string MessageUpdate = "messageUpdate";
    public const string MessageDelete = "messageDelete";
    public const string MessageReaction = "messageReaction";
    public const string Handoff = "handoff";
    public const string Command = "command";
    public const string CommandResult = "commandResult";
    public const string Trace = "trace";
    public const string Suggestion = "suggestion";
    public const string ContactRelationUpdate = "contactRelationUpdate";
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    public const string Teams = "msteams";

    /// <summary>Our own Direct Line endpoints.</summary>
    public const string WebChat = "webchat";

    /// <summary>Direct Line of the public service.</summary>
    public const string DirectLine = "directline";

    public const string DirectLineSpeech = "directlinespeech";

    public const string Emulator = "emulator";

    public const string Console = "console";

    public const string Test = "test";

    public const string Email = "email";

    public const string Sms = "sms";

    public const string Slack = "slack";

    public const string Telegram = "telegram";

    public const string Facebook = "facebook";

    public const string Line = "line";

    public const string Outlook = "outlook";
}

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormats
{
    public const string Plain = "plain";
    public const string Markdown = "markdown";

    /// <summary>In practice the channel's dialect of HTML.</summary>
    public const string Xml = "xml";
}

/// <summary>Values of <see cref="ConversationAccount.ConversationType"/> in Teams.</summary>
public static class ConversationTypes
{
    public const string Personal = "personal";
    public const string GroupChat = "groupChat";
    public const string Channel = "channel";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    public const string Normal = "normal";

    /// <summary>Replies are wanted in the body of the response, see <see cref="ExpectedReplies"/>.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>Names of invokes; one that nobody answers gets 501.</summary>
public static class InvokeNames
{
    /// <summary>An Action.Execute of an Adaptive Card, read by <see cref="AdaptiveCardInvokeValue.Of"/>.</summary>
    public const string CardAction = "adaptiveCard/action";

    /// <summary>Someone said yes or no to a file that the bot offered.</summary>
    public const string FileConsent = "fileConsent/invoke";

    public const string TaskFetch = "task/fetch";
    public const string TaskSubmit = "task/submit";
    public const string SignInVerifyState = "signin/verifyState";
    public const string SignInTokenExchange = "signin/tokenExchange";
    public const string Search = "application/search";
    public const string MessageSubmitAction = "message/submitAction";
}

/// <summary>Names of events.</summary>
public static class EventNames
{
    /// <summary>Read by <see cref="ReadReceiptInfo.Of"/>.</summary>
    public const string ReadReceipt = "application/vnd.microsoft.readReceipt";

    public const string MeetingStart = "application/vnd.microsoft.meetingStart";
    public const string MeetingEnd = "application/vnd.microsoft.meetingEnd";
}

/// <summary>Content types beyond MIME's own.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>An invoke's answer that is a toast.</summary>
    public const string ActivityMessage = "application/vnd.microsoft.activity.message";

    /// <summary>An invoke's answer that is an error.</summary>
    public const string Error = "application/vnd.microsoft.error";

    /// <summary>An invoke's answer: the code of the sign-in was wrong.</summary>
    public const string IncorrectAuthCode = "application/vnd.microsoft.error.incorrectAuthCode";

    /// <summary>An invoke's answer: something has to be done first.</summary>
    public const string PreconditionFailed = "application/vnd.microsoft.error.preconditionFailed";

    /// <summary>A file in Teams; the address in <see cref="Attachment.Content"/> is fetched without the bot's token.</summary>
    public const string TeamsFile = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>In Teams, the message's own text once more, with its formatting: no file.</summary>
    public const string Html = "text/html";

    /// <summary>The activity's part of an upload.</summary>
    public const string Activity = "application/vnd.microsoft.activity";
}

/// <summary>Values of <see cref="ChannelAccount.Role"/>.</summary>
public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
}
