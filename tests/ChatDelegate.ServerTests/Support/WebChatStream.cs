using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.Support;

/// <summary>One socket of the Direct Line stream, read until it ends.</summary>
internal sealed class WebChatStream : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    private WebChatStream(ClientWebSocket socket, ActivityLog log)
    {
        _socket = socket;
        _reading = ReadAsync(log);
    }

    /// <summary>Completes when the stream has ended, whoever ended it.</summary>
    public Task Ended => _reading;

    public static async Task<WebChatStream> OpenAsync(Uri address, ActivityLog log)
    {
        var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(Deadline.Default);
        try
        {
            await socket.ConnectAsync(address, patience.Token);
            return new WebChatStream(socket, log);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ReadAsync(ActivityLog log)
    {
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var piece = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
                text.Write(buffer, 0, piece.Count);
                if (!piece.EndOfMessage)
                {
                    continue;
                }

                // An empty frame keeps the connection alive.
                if (text.Length > 0 && piece.MessageType == WebSocketMessageType.Text)
                {
                    log.Add(JsonNode.Parse(text.ToArray()) ?? new JsonObject());
                }

                text.SetLength(0);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // The server was killed, or we left.
        }
    }
}
