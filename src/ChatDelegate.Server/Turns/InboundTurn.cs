using System.Text;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Files;

namespace ChatDelegate.Server.Turns;

/// <summary>An activity that an endpoint has taken from a sender it trusts.</summary>
/// <param name="Channel">Bot Framework's channel id.</param>
/// <param name="ExternalId">The channel's id of the conversation.</param>
/// <param name="Key">What makes the same activity, delivered again, the same: the channel's activity id or the sender's own key.</param>
/// <param name="Activity">As it came, without the bytes of its files.</param>
/// <param name="PersonId">Who is signed in, where the channel knows it; otherwise the conversation remembers.</param>
/// <param name="Files">Files already kept, or refused.</param>
/// <param name="SignIn">What came of the message as a sign-in code, when a stranger sent it; null when it was not tried as one.</param>
internal sealed record InboundTurn(
    string Channel, string ExternalId, string Key, Activity Activity, Guid? PersonId, IReadOnlyList<ReceivedFile> Files, Redeemed? SignIn = null)
{
    /// <summary>The key of an arrival, however many ways the channel has to tell it: one welcome.</summary>
    public const string ArrivalKey = "arrived";

    private const int LongestCode = 200;

    /// <summary>Turns of one conversation share it, and so run one at a time.</summary>
    public string Lane => LaneOf(Channel, ExternalId);

    /// <summary>The button that was pressed; null when it is something else.</summary>
    public ButtonPress? Press { get; } = EventReader.Button(Activity);

    /// <summary>A text that is a sign-in code if nobody knows who sends it, and has not been tried as one.</summary>
    public bool MayBeCode => SignIn is null && Activity is { Type: ActivityTypes.Message, Text: { Length: > 0 and <= LongestCode } text }
        && !IsGroup && text.Any(char.IsAsciiDigit);

    /// <summary>Where to answer.</summary>
    public ConversationReference Address { get; } = ConversationReference.From(Activity);

    /// <summary>The address as JSON; made by whoever brings it, since a turn waits for nothing but the record.</summary>
    public string Reference { get; } = Encoding.UTF8.GetString(ActivityJson.Write(ConversationReference.From(Activity)));

    /// <summary>It stands in the transcript; anything else has only happened.</summary>
    public bool IsSaid => Activity.Type == ActivityTypes.Message || (Activity.Type == ActivityTypes.Invoke && Press is not null);

    /// <summary>In a group (群聊) everybody reads what is said: nothing personal is dealt with there.</summary>
    public bool IsGroup => EventReader.IsGroup(Activity);

    /// <summary>The sender wants the replies in the response, not in the conversation. An invoke's response has its own answer and no room for them.</summary>
    public bool WantsReplies => Activity.DeliveryMode == DeliveryModes.ExpectReplies && Activity.Type != ActivityTypes.Invoke;

    /// <summary>Nothing came but files that are not kept; the refusals say all there is to say.</summary>
    public bool OnlyRefusedFiles => Files.Count > 0 && string.IsNullOrWhiteSpace(Activity.Text) && Activity.Value is null && Files.All(file => file.Refusal is not null);

    public static string LaneOf(string channel, string externalId) => channel + '/' + externalId;
}

/// <summary>What became of a turn.</summary>
/// <param name="ActivityId">Where the activity stands in the transcript.</param>
/// <param name="Duplicate">It had been taken before; nothing new happened.</param>
/// <param name="Answer">Of an invoke, or the replies where the sender waits for them; the same again for a duplicate.</param>
internal sealed record TurnOutcome(string ActivityId, bool Duplicate, InvokeResponse? Answer = null)
{
    /// <summary>Nothing has happened: the sender is unknown and what they say may be their code, which is redeemed outside of a turn.</summary>
    public static readonly TurnOutcome AsksForSignIn = new(string.Empty, Duplicate: false);

    /// <summary>Of a rehearsal that ended early; nobody ever sees it.</summary>
    public static readonly TurnOutcome Unfinished = new(string.Empty, Duplicate: false);
}
