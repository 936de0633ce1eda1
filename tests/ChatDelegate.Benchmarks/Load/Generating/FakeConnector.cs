using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>The channel's side: takes what the bot posts to <c>/v3/conversations/ID/activities</c> and hands each message to the user whose conversation it is.</summary>
internal sealed class FakeConnector(IReadOnlyList<SimulatedUser> users) : IWire
{
    private const string Conversations = "/v3/conversations/";
    private const string Activities = "activities";

    private readonly Dictionary<string, SimulatedUser> _users = users.ToDictionary(user => user.Conversation, StringComparer.Ordinal);
    private WebApplication? _app;
    private Uri? _address;
    private long _lastId;
    private long _strays;

    public long Strays => Interlocked.Read(ref _strays);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseSockets(sockets => (sockets.UnsafePreferInlineScheduling, sockets.IOQueueCount) = (true, 0));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync(cancellationToken);
        _address = new Uri(_app.Urls.Single());
    }

    public Task OpenAsync(SimulatedUser user, CancellationToken cancellationToken) => Task.CompletedTask;

    public HttpRequestMessage Request(LoadPlan plan, SimulatedUser user) => new(HttpMethod.Post, new Uri(plan.BotOf(user), "api/messages"));

    public void Write(Utf8JsonWriter json, Script script, SimulatedUser user, int turn) => script.WriteActivity(json, user, turn, _address);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private async Task TakeAsync(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAsync(http.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(http.RequestAborted);
        }

        var now = Stopwatch.GetTimestamp();
        var answer = Take(http.Request, read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        try
        {
            await AcknowledgeAsync(http.Response);
        }
        finally
        {
            // Last, since the user's next turn may run right here. The answer counts from when it had reached the channel.
            answer?.Complete(now);
        }
    }

    private Answer? Take(HttpRequest request, ReadOnlySequence<byte> body)
    {
        if (!HttpMethods.IsPost(request.Method) || Target(request.Path.Value ?? string.Empty) is not { } target || BotMessage.Read(body) is not { IsMessage: true } message)
        {
            return null;
        }

        var answer = _users.TryGetValue(target.Conversation, out var user) ? user.Take(body, message.Text, message.ReplyTo ?? target.Activity) : Answer.ToNobody;
        if (ReferenceEquals(answer, Answer.ToNobody))
        {
            Interlocked.Increment(ref _strays);
        }

        return answer;
    }

    /// <summary>The conversation that the path names, and the activity that is answered if it names one.</summary>
    private static (string Conversation, string? Activity)? Target(string path)
    {
        if (!path.StartsWith(Conversations, StringComparison.OrdinalIgnoreCase) || path.IndexOf('/', Conversations.Length) is not (> 0 and var slash)
            || !path.AsSpan(slash + 1).StartsWith(Activities, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = slash + 1 + Activities.Length;
        return (path[Conversations.Length..slash], rest + 1 < path.Length && path[rest] == '/' ? path[(rest + 1)..] : null);
    }

    private async Task AcknowledgeAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json";
        response.ContentLength = WriteId(response.BodyWriter, Interlocked.Increment(ref _lastId));
        await response.BodyWriter.FlushAsync();
    }

    private static int WriteId(IBufferWriter<byte> body, long id)
    {
        Span<byte> text = stackalloc byte[48];
        Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{{\"id\":\"r{id}\"}}", out var length);
        body.Write(text[..length]);
        return length;
    }
}
