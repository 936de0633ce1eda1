using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>
/// One open socket. Costs no thread, no timer and no buffer while idle: a receive and a wait for news are pending, keep-alives come
/// from <see cref="DirectLineKeepAlive"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing to free, and the keep-alive may still look at it when the socket is gone.")]
internal sealed class DirectLineStream(WebSocket socket, DirectLineIdentity identity, CancellationTokenSource stop, TimeProvider time)
{
    private const int MostBytesFromClient = 64 * 1024;

    // What clients send (empty frames) is never looked at, so all sockets may write over each other here.
    private static readonly byte[] Discarded = new byte[512];

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _lastSent = time.GetTimestamp();
    private long _sendingSince;
    private long _closingSince;

    public DirectLineIdentity Identity => identity;

    /// <summary>Sends when it is this frame's turn; the caller waits for a slow reader.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        await SendInTurnAsync(frame, cancellationToken);
    }

    /// <summary>Sends unless something is being sent already: for what may be lost, such as typing.</summary>
    public void Offer(ReadOnlyMemory<byte> frame)
    {
        if (socket.State == WebSocketState.Open && _turn.Wait(0, CancellationToken.None))
        {
            _ = OfferInTurnAsync(frame);
        }
    }

    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref _lastSent));

    /// <summary>How long the client has kept the server waiting: with a frame it does not take, or with its answer to a goodbye.</summary>
    public TimeSpan KeptWaiting
    {
        get
        {
            var sending = Volatile.Read(ref _sendingSince);
            var since = sending > 0 ? sending : Volatile.Read(ref _closingSince);
            return since > 0 ? time.GetElapsedTime(since) : TimeSpan.Zero;
        }
    }

    /// <summary>The server stops: no more news, then a goodbye.</summary>
    public void Leave()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The client has left already.
        }
    }

    public void Abort() => socket.Abort();

    /// <summary>Says goodbye; the client's answer ends <see cref="DrainAsync"/>.</summary>
    public async Task CloseAsync(WebSocketCloseStatus status, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    Volatile.Write(ref _closingSince, Math.Max(1, time.GetTimestamp()));
                    await socket.CloseOutputAsync(status, reason, cancellationToken);
                }
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception error) when (IsGone(error))
        {
            socket.Abort();
        }
    }

    /// <summary>Reads and forgets until the client leaves.</summary>
    public async Task DrainAsync()
    {
        for (var received = 0; received < MostBytesFromClient;)
        {
            var frame = await socket.ReceiveAsync(Discarded.AsMemory(), CancellationToken.None);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            received += frame.Count;
        }
    }

    public static bool IsGone(Exception error) =>
        error is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;

    private async Task OfferInTurnAsync(ReadOnlyMemory<byte> frame)
    {
        try
        {
            await SendInTurnAsync(frame, CancellationToken.None);
        }
        catch (Exception error) when (IsGone(error))
        {
            socket.Abort();
        }
    }

    private async Task SendInTurnAsync(ReadOnlyMemory<byte> frame, CancellationToken cancellationToken)
    {
        try
        {
            Volatile.Write(ref _sendingSince, Math.Max(1, time.GetTimestamp()));
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            Volatile.Write(ref _lastSent, time.GetTimestamp());
        }
        finally
        {
            Volatile.Write(ref _sendingSince, 0);
            _turn.Release();
        }
    }
}
