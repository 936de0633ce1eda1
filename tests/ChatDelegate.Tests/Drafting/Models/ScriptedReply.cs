using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>One reply of a scripted server, good or bad.</summary>
internal sealed record ScriptedReply(Func<ReplyLine, CancellationToken, Task> SendAsync)
{
    private const int Large = 10_000_000;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the model said, around which the server puts its envelope.</summary>
    public static ScriptedReply Answer(string said, string? finish = "stop", string? refusal = null) => Status(200, Envelope(said, finish, refusal));

    public static ScriptedReply Status(int status, string body, params (string Name, string Value)[] headers) => Bytes(Encoding.UTF8.GetBytes(body), status, headers);

    public static ScriptedReply Bytes(byte[] body, int status = 200, params (string Name, string Value)[] headers) =>
        new(async (line, cancellationToken) =>
        {
            await line.Stream.WriteAsync(Head(status, body.Length, headers), cancellationToken);
            await line.Stream.WriteAsync(body, cancellationToken);
        });

    public static ScriptedReply InvalidUtf8()
    {
        var body = Encoding.UTF8.GetBytes(Envelope("{\"ready\":true,\"x\":\"#\"}", "stop", null));
        body[Array.LastIndexOf(body, (byte)'#')] = 0xFF;
        return Bytes(body);
    }

    public static ScriptedReply TooLarge() => Status(200, Envelope(new string('好', Large / 3), "stop", null));

    /// <summary>Nothing for as long, and then nothing either.</summary>
    public static ScriptedReply Silence(TimeSpan passes) => new(async (line, cancellationToken) =>
    {
        line.PassTime(passes);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    });

    /// <summary>The head and half of the body, and then nothing for as long.</summary>
    public static ScriptedReply Stall(TimeSpan passes) => new(async (line, cancellationToken) =>
    {
        await SendHalfAsync(line, cancellationToken);
        line.PassTime(passes);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    });

    /// <summary>The connection ends in the middle of the body.</summary>
    public static ScriptedReply BreakOff() => new(SendHalfAsync);

    public static ScriptedReply Reset() => new((line, _) =>
    {
        line.Socket.LingerState = new(enable: true, seconds: 0);
        line.Socket.Close();
        return Task.CompletedTask;
    });

    /// <summary>The same, that much later by the virtual clock.</summary>
    public ScriptedReply After(TimeSpan passes) => new(async (line, cancellationToken) =>
    {
        line.PassTime(passes);
        await SendAsync(line, cancellationToken);
    });

    private static async Task SendHalfAsync(ReplyLine line, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(Envelope("{}", "stop", null));
        await line.Stream.WriteAsync(Head(200, body.Length, []), cancellationToken);
        await line.Stream.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
        await line.Stream.FlushAsync(cancellationToken);
    }

    private static string Envelope(string said, string? finish, string? refusal) => JsonSerializer.Serialize(
        new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            model = "scripted-1",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = refusal is null ? said : null, refusal }, finish_reason = finish } },
            usage = new { prompt_tokens = 100, completion_tokens = 20, total_tokens = 120 },
        },
        Plain);

    private static byte[] Head(int status, int length, IEnumerable<(string Name, string Value)> headers) => Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n")
        + string.Concat(headers.Select(header => $"{header.Name}: {header.Value}\r\n")) + "\r\n");
}
