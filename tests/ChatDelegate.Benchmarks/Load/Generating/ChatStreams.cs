using System.Buffers;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>Direct Line: a conversation and an open WebSocket for each user.</summary>
internal sealed class ChatStreams(LoadPlan plan, HttpMessageInvoker http) : IWire
{
    private readonly List<ClientWebSocket> _sockets = [];
    private readonly Lock _gate = new();
    private long _strays;

    public long Strays => Interlocked.Read(ref _strays);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task OpenAsync(SimulatedUser user, CancellationToken cancellationToken)
    {
        using var start = new HttpRequestMessage(HttpMethod.Post, new Uri(plan.Bot, "directline/conversations")) { Content = JsonContent.Create(new { locale = "zh-CN" }) };
        start.Headers.Authorization = Bearer(user);
        using var answer = await http.SendAsync(start, cancellationToken);
        answer.EnsureSuccessStatusCode();
        var begun = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        lock (_gate)
        {
            _sockets.Add(socket);
        }

        await socket.ConnectAsync(new Uri(begun.GetProperty("streamUrl").GetString() ?? string.Empty), cancellationToken);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        await ReadFrameAsync(socket, buffer, cancellationToken); // the welcome
        _ = ListenAsync(socket, user, buffer, cancellationToken);
    }

    public HttpRequestMessage Request(LoadPlan plan, SimulatedUser user)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(plan.BotOf(user), $"directline/conversations/{user.Conversation}/activities"));
        request.Headers.Authorization = Bearer(user);
        return request;
    }

    public void Write(Utf8JsonWriter json, Script script, SimulatedUser user, int turn) => script.WriteForDirectLine(json, user, turn);

    public ValueTask DisposeAsync()
    {
        _sockets.ForEach(socket => socket.Dispose());
        return ValueTask.CompletedTask;
    }

    private AuthenticationHeaderValue Bearer(SimulatedUser user) => new("Bearer", plan.Members[user.Index].Token);

    private async Task ListenAsync(ClientWebSocket socket, SimulatedUser user, ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        string? newest = null;
        try
        {
            while (await ReadFrameAsync(socket, buffer, cancellationToken))
            {
                var now = Stopwatch.GetTimestamp();
                foreach (var activity in Activities(buffer.WrittenMemory))
                {
                    // One that has been there before changes in place, as a card that has been answered.
                    var message = BotMessage.Read(new ReadOnlySequence<byte>(activity));
                    if (message is { IsMessage: true, IsFromBot: true } && string.CompareOrdinal(message.Id, newest) > 0)
                    {
                        newest = message.Id;
                        Take(user, activity, message).Complete(now);
                    }
                }
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The user's turns are no longer answered, and are counted as such.
        }
    }

    private Answer Take(SimulatedUser user, ReadOnlyMemory<byte> activity, BotMessage message)
    {
        // Which activity it answers, in the server's own ids, is not known here before the post is answered.
        var answer = user.Take(new ReadOnlySequence<byte>(activity), message.Text, null);
        if (ReferenceEquals(answer, Answer.ToNobody))
        {
            Interlocked.Increment(ref _strays);
        }

        return answer;
    }

    /// <summary>The elements of the frame's <c>activities</c>.</summary>
    private static List<ReadOnlyMemory<byte>> Activities(ReadOnlyMemory<byte> frame)
    {
        var found = new List<ReadOnlyMemory<byte>>(2);
        var json = new Utf8JsonReader(frame.Span);
        while (json.Read())
        {
            if (json.CurrentDepth == 2 && json.TokenType == JsonTokenType.StartObject)
            {
                var from = (int)json.TokenStartIndex;
                json.Skip();
                found.Add(frame[from..(int)json.BytesConsumed]);
            }
        }

        return found;
    }

    /// <summary>The next frame that is not empty; false when the stream has ended.</summary>
    private static async Task<bool> ReadFrameAsync(ClientWebSocket socket, ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        buffer.ResetWrittenCount();
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            buffer.Advance(part.Count);
            if (part.EndOfMessage && buffer.WrittenCount > 0)
            {
                return true;
            }
        }
    }
}
