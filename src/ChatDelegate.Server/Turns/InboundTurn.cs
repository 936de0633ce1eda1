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
    /// <summary>Turns of one conversation share it, and so run one at a time.</summary>
    public string Lane => LaneOf(Channel, ExternalId);

    /// <summary>It stands in the transcript, and replies refer to it; anything else has only happened.</summary>
    public bool IsSaid => Activity.Type == ActivityTypes.Message;

    /// <summary>Nothing came but files that are not kept; the refusals say all there is to say.</summary>
    public bool OnlyRefusedFiles => Files.Count > 0 && string.IsNullOrWhiteSpace(Activity.Text) && Activity.Value is null && Files.All(file => file.Refusal is not null);

    public static string LaneOf(string channel, string externalId) => channel + '/' + externalId;
}

/// <summary>What became of a turn.</summary>
/// <param name="ActivityId">Where the activity stands in the transcript.</param>
/// <param name="Duplicate">It had been taken before; nothing new happened.</param>
internal sealed record TurnOutcome(string ActivityId, bool Duplicate);
