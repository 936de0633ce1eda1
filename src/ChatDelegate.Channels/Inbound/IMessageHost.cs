using ChatDelegate.Channels.Activities;

namespace ChatDelegate.Channels.Inbound;

/// <summary>What the Bot Framework endpoint needs from the server, a singleton.</summary>
public interface IMessageHost
{
    /// <summary>Not null while nobody's message could be taken. Asked before a request is looked at, so the answer must cost nothing.</summary>
    Busy? Busy => null;

    /// <summary>
    /// Takes an activity whose sender is verified, with a type and a conversation, and stores it durably before it returns.
    /// Of a type that it does not know it takes note and returns null.
    /// </summary>
    /// <returns>
    /// The answer to an invoke, null for an invoke of a name it does not know; the replies to an activity with
    /// <see cref="DeliveryModes.ExpectReplies"/>, see <see cref="ExpectedReplies.ToResponse"/>; else null.
    /// </returns>
    /// <exception cref="BusyException">There is no room for it: 429 with Retry-After, and the channel may deliver again.</exception>
    /// <remarks>Any other exception means an outage: 503, and the channel may deliver again.</remarks>
    Task<InvokeResponse?> ReceiveAsync(Activity activity, CancellationToken cancellationToken);
}
