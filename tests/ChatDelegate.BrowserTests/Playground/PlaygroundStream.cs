using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>One of the sockets by which the Playground's page hears what happens.</summary>
internal sealed class PlaygroundStream : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<JsonObject> _all = [];
    private Task _reading = Task.CompletedTask;

    private PlaygroundStream()
    {
    }

    public IReadOnlyList<JsonObject> All => [.. _all];

    public static async Task<PlaygroundStream> OpenAsync(Uri address, string path)
    {
        var stream = new PlaygroundStream();
        await stream._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
        stream._reading = stream.ReadAsync();
        return stream;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading;
        _socket.Dispose();
        _end.Dispose();
    }

    private async Task ReadAsync()
    {
        var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), _end.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                frame.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    _all.Enqueue(JsonSerializer.Deserialize<JsonObject>(frame.ToArray()) ?? []);
                    frame.SetLength(0);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // The test is over, or the Playground is.
        }
    }
}
