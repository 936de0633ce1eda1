using System.Net.WebSockets;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Http;
using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>The open streams of this process, by conversation.</summary>
public sealed class DirectLineStreams
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly ChannelMetrics _metrics;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DirectLineStream>> _streams = [];
    private int _count;
    private bool _leaving;

    public DirectLineStreams(ChannelMetrics metrics, IHostApplicationLifetime lifetime)
    {
        _metrics = metrics;
        lifetime.ApplicationStopping.Register(LeaveAll);
    }

    /// <summary>
    /// Sends what is not worth storing, such as typing: to who is connected here and now, without a watermark, or to nobody. Web Chat
    /// shows typing until the same sender's next message, if that comes below it.
    /// </summary>
    public void Send(string conversationId, Activity activity)
    {
        var streams = Of(conversationId);
        if (streams.Count == 0)
        {
            return;
        }

        // Without a time it is put last, where it belongs; under one id it takes the place of the one before and does not pile up.
        var passing = activity with { Id = activity.Id ?? $"{conversationId}|{activity.Type}", Timestamp = null };
        var frame = DirectLineReplies.Frame([passing], watermark: null);
        foreach (var stream in streams)
        {
            stream.Offer(frame);
        }
    }

    /// <summary>Of all conversations.</summary>
    internal int Count => Volatile.Read(ref _count);

    /// <summary>Whether somebody is looking at the conversation through this process.</summary>
    public bool IsOpen(string conversationId) => Of(conversationId).Count > 0;

    /// <summary>Closes the streams of a session that was ended; its token is refused from then on, as the host says so.</summary>
    /// <param name="sessionId">Null for all sessions of the conversation.</param>
    public async Task CloseAsync(string conversationId, string? sessionId, CancellationToken cancellationToken)
    {
        foreach (var stream in Of(conversationId).Where(stream => sessionId is null || stream.Identity.SessionId == sessionId))
        {
            await CloseAsync(stream, "session ended", cancellationToken);
        }
    }

    internal async Task AddAsync(DirectLineStream stream, int mostPerConversation, CancellationToken cancellationToken)
    {
        DirectLineStream? oldest = null;
        lock (_lock)
        {
            if (_leaving)
            {
                stream.Leave();
            }

            if (!_streams.TryGetValue(stream.Identity.ConversationId, out var open))
            {
                _streams[stream.Identity.ConversationId] = open = new(1);
            }

            open.Add(stream);
            if (open.Count > mostPerConversation)
            {
                oldest = open[0];
                open.RemoveAt(0);
            }
        }

        Interlocked.Increment(ref _count);
        _metrics.Streams(+1);
        if (oldest is not null)
        {
            await CloseAsync(oldest, "collision", cancellationToken);
        }
    }

    internal void Remove(DirectLineStream stream)
    {
        lock (_lock)
        {
            if (_streams.TryGetValue(stream.Identity.ConversationId, out var open) && open.Remove(stream) && open.Count == 0)
            {
                _streams.Remove(stream.Identity.ConversationId);
            }
        }

        Interlocked.Decrement(ref _count);
        _metrics.Streams(-1);
    }

    internal IReadOnlyList<DirectLineStream> All()
    {
        lock (_lock)
        {
            return [.. _streams.Values.SelectMany(open => open)];
        }
    }

    /// <summary>One registration for all of them, not one each.</summary>
    private void LeaveAll()
    {
        lock (_lock)
        {
            _leaving = true;
        }

        foreach (var stream in All())
        {
            stream.Leave();
        }
    }

    private IReadOnlyList<DirectLineStream> Of(string conversationId)
    {
        lock (_lock)
        {
            return _streams.TryGetValue(conversationId, out var open) ? [.. open] : [];
        }
    }

    private static async Task CloseAsync(DirectLineStream stream, string reason, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Farewell);
        await stream.CloseAsync(WebSocketCloseStatus.PolicyViolation, reason, patience.Token);
    }
}
