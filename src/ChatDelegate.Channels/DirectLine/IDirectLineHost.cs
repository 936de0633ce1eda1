using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>
/// What Direct Line needs from the server, a singleton. The host keeps one feed a conversation: activities in order, each with a
/// sequence number, the watermark, which grows for ever and survives a restart.
/// </summary>
/// <remarks>
/// A <see cref="BusyException"/> means that there is no room, any other exception an outage, and each endpoint answers with the status from which
/// the client recovers.
/// </remarks>
public interface IDirectLineHost
{
    /// <summary>Whether the session behind the token still lives. False ends the chat in that browser until the person signs in again.</summary>
    Task<bool> MayUseAsync(DirectLineIdentity identity, CancellationToken cancellationToken);

    /// <summary>
    /// Not null when a message of theirs would be refused now. Asked before its body is read, so the answer must cost nothing; it is no
    /// promise, and <see cref="ReceiveAsync"/> may refuse all the same.
    /// </summary>
    /// <param name="identity">Null for anybody's.</param>
    Busy? BusyFor(DirectLineIdentity? identity) => null;

    /// <summary>The chat was opened. May be called any number of times for a conversation.</summary>
    /// <param name="locale">BCP 47, as the page asked for; null when it did not.</param>
    /// <returns>True when the conversation is new.</returns>
    Task<bool> StartAsync(DirectLineIdentity identity, string? locale, CancellationToken cancellationToken);

    /// <summary>
    /// Takes what the person sent and stores it durably before it returns. What it will not have (too long, a file of a wrong kind)
    /// it accepts all the same and answers in the feed: the client has no good way to show a refusal.
    /// </summary>
    /// <param name="activity">
    /// Sender, conversation, channel and time are set from the token and the clock. <see cref="Activity.ChannelData"/> is as it came:
    /// the echo in the feed must carry it, since the client waits for its <c>clientActivityID</c>.
    /// </param>
    /// <param name="files">Readable until this method returns.</param>
    Task<DirectLineAcceptance> ReceiveAsync(
        DirectLineIdentity identity, Activity activity, IReadOnlyList<UploadedFile> files, CancellationToken cancellationToken);

    /// <summary>The feed after a watermark, oldest first; 0 is the start, where the host may leave out what is too old to show.</summary>
    Task<ActivityBatch> ReadAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken);

    /// <summary>The feed after a watermark, then whatever is new as it comes, without an end: the host knows best how to wait for it.</summary>
    IAsyncEnumerable<ActivityBatch> FollowAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken);
}

/// <summary>Whom a token stands for.</summary>
/// <param name="UserId">Claim <c>user</c>; becomes <c>from.id</c> of all the person sends.</param>
/// <param name="ConversationId">Claim <c>conv</c>; the only conversation the token opens.</param>
/// <param name="SessionId">Claim <c>sid</c>; the sign-in on that device, if the host has such a thing.</param>
public sealed record DirectLineIdentity(string UserId, string ConversationId, string? SessionId = null);

/// <summary>A message was taken.</summary>
/// <param name="ActivityId">The id under which its echo is in the feed; the same for the same delivery.</param>
public sealed record DirectLineAcceptance(string ActivityId);

/// <summary>A stretch of a feed.</summary>
/// <param name="Activities">With their ids. One with the id of an earlier one replaces it in the client.</param>
/// <param name="Watermark">Of the last one; the watermark asked with when there is none, or a lower one when the feed has never got that far.</param>
public sealed record ActivityBatch(IReadOnlyList<Activity> Activities, long Watermark);
