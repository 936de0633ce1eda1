using System.Text.Json;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Server.Files;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Server.WebChat;

/// <summary>The web chat's side of the turn pipeline: who may speak, what they say, and the transcript as their feed.</summary>
internal sealed class WebChatHost(TurnPipeline pipeline, TurnGate gate, FileStore files, ConversationFeed feed, ChatSessions sessions) : IDirectLineHost
{
    public Task<bool> MayUseAsync(DirectLineIdentity identity, CancellationToken cancellationToken) => sessions.IsAliveAsync(identity, cancellationToken);

    public Busy? BusyFor(DirectLineIdentity? identity) => identity is null ? gate.Full : gate.BusyFor(LaneOf(identity), identity.UserId);

    public async Task<bool> StartAsync(DirectLineIdentity identity, string? locale, CancellationToken cancellationToken)
    {
        var arrival = new Activity
        {
            Type = ActivityTypes.Event,
            Name = EventReader.Arrival,
            ChannelId = ChannelIds.WebChat,
            From = new ChannelAccount { Id = identity.UserId, Role = "user" },
            Conversation = new ConversationAccount { Id = identity.ConversationId },
            Locale = locale,
        };
        using var place = gate.Take(LaneOf(identity), identity.UserId, InboundTurn.ArrivalKey);
        await place.ComeUpAsync(cancellationToken);
        var outcome = await pipeline.TakeAsync(Inbound(identity, InboundTurn.ArrivalKey, arrival, []), cancellationToken);
        return !outcome.Duplicate;
    }

    public async Task<DirectLineAcceptance> ReceiveAsync(DirectLineIdentity identity, Activity activity, IReadOnlyList<UploadedFile> uploads, CancellationToken cancellationToken)
    {
        // From here on the turn belongs to us: a phone that hangs up must not undo what it has sent.
        var key = KeyOf(activity);
        using var place = gate.Take(LaneOf(identity), identity.UserId, key);
        var received = await files.ReceiveAsync(uploads, cancellationToken);
        await place.ComeUpAsync(CancellationToken.None);
        var outcome = await pipeline.TakeAsync(Inbound(identity, key, activity, received), CancellationToken.None);
        return new DirectLineAcceptance(outcome.ActivityId);
    }

    public Task<ActivityBatch> ReadAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken) =>
        feed.ReadAsync(conversationId, afterWatermark, most, cancellationToken);

    public IAsyncEnumerable<ActivityBatch> FollowAsync(string conversationId, long afterWatermark, int most, CancellationToken cancellationToken) =>
        feed.FollowAsync(conversationId, afterWatermark, most, cancellationToken);

    private static string LaneOf(DirectLineIdentity identity) => InboundTurn.LaneOf(ChannelIds.WebChat, identity.ConversationId);

    private static InboundTurn Inbound(DirectLineIdentity identity, string key, Activity activity, IReadOnlyList<ReceivedFile> received) =>
        new(ChannelIds.WebChat, identity.ConversationId, key, activity, Guid.Parse(identity.UserId), received);

    /// <summary>
    /// Our page gives each message a key that survives its Retry link; other clients have at least their
    /// <c>clientActivityID</c>. Without either a message is new each time.
    /// </summary>
    private static string KeyOf(Activity activity)
    {
        if (activity.ChannelData is { ValueKind: JsonValueKind.Object } data)
        {
            foreach (var name in (ReadOnlySpan<string>)["idempotencyKey", "clientActivityID"])
            {
                if (data.TryGetProperty(name, out var key) && key.ValueKind == JsonValueKind.String && key.GetString() is { Length: > 0 and <= 100 } text)
                {
                    return text;
                }
            }
        }

        return Guid.CreateVersion7(activity.Timestamp ?? DateTimeOffset.UnixEpoch).ToString("N");
    }
}
