using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.DirectLine;

/// <summary>One chat that is open somewhere: started, its stream read and kept alive as the real client does.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MeasuredServer _server;
    private readonly CrowdMember _member;
    private TaskCompletionSource _said = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private OpenStream(MeasuredServer server, CrowdMember member)
    {
        _server = server;
        _member = member;
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        Reading = Task.CompletedTask;
    }

    /// <summary>Ends when the stream does.</summary>
    public Task Reading { get; private set; }

    public int KeepAlives { get; private set; }

    public static async Task<OpenStream> OpenAsync(MeasuredServer server, CrowdMember member)
    {
        var stream = new OpenStream(server, member);
        var begun = await stream.PostAsync("/directline/conversations", new { locale = "zh-CN" });
        var greeted = stream._said.Task;
        await stream._socket.ConnectAsync(new Uri(begun.GetProperty("streamUrl").GetString() ?? string.Empty), CancellationToken.None);
        stream.Reading = stream.ReadAsync();
        await greeted;
        return stream;
    }

    /// <summary>Says something and waits until the stream brings it back.</summary>
    public async Task SayAsync(string text)
    {
        var echo = _said = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync($"/directline/conversations/{_member.ConversationId}/activities", new { type = "message", text, channelData = new { clientActivityID = text } });
        await echo.Task;
    }

    public ValueTask BeatAsync() => _socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public void Dispose() => _socket.Dispose();

    private async Task ReadAsync()
    {
        var buffer = new byte[32 * 1024];
        while (_socket.State == WebSocketState.Open)
        {
            // The buffers are this process's: they are not measured.
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (part is { EndOfMessage: true, Count: 0, MessageType: WebSocketMessageType.Text })
            {
                KeepAlives++;
            }
            else if (part.EndOfMessage)
            {
                _said.TrySetResult();
            }
        }
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _member.Token);
        using var answer = await _server.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
