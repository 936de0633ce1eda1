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
}

/// <summary>Values of <see cref="Activity.ChannelId"/>.</summary>
public static class ChannelIds
{
    public const string Teams = "msteams";

    /// <summary>Our own Direct Line endpoints.</summary>
    public const string WebChat = "webchat";

    public const string Emulator = "emulator";
}

/// <summary>Values of <see cref="Activity.DeliveryMode"/>.</summary>
public static class DeliveryModes
{
    public const string Normal = "normal";

    /// <summary>Replies are wanted in the body of the response, see <see cref="ExpectedReplies"/>.</summary>
    public const string ExpectReplies = "expectReplies";
}

/// <summary>Names of invokes that this product answers.</summary>
public static class InvokeNames
{
    /// <summary>An Action.Execute of an Adaptive Card.</summary>
    public const string CardAction = "adaptiveCard/action";
}

/// <summary>Content types beyond MIME's own.</summary>
public static class ContentTypes
{
    public const string AdaptiveCard = "application/vnd.microsoft.card.adaptive";

    /// <summary>A file from a person in Teams; <see cref="Attachment.Content"/> has the address to fetch it from.</summary>
    public const string FileDownload = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>An invoke's answer that is a toast.</summary>
    public const string ActivityMessage = "application/vnd.microsoft.activity.message";

    /// <summary>An invoke's answer that is an error.</summary>
    public const string Error = "application/vnd.microsoft.error";

    /// <summary>The activity's part of an upload.</summary>
    public const string Activity = "application/vnd.microsoft.activity";
}

/// <summary>Values of <see cref="ChannelAccount.Role"/>.</summary>
public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
}
