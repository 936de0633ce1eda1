using System.Net.WebSockets;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>GET /conversations/{id}/stream: everything after the watermark, then everything new, until somebody leaves.</summary>
internal sealed class StreamEndpoint(
    IDirectLineHost host,
    DirectLineGate gate,
    DirectLineStreams streams,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<StreamEndpoint> log)
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await JsonReply.Error(StatusCodes.Status400BadRequest, "BadArgument", "Open this address as a WebSocket.").ExecuteAsync(context);
            return;
        }

        var conversationId = context.Request.RouteValues["id"] as string ?? string.Empty;
        var admission = await gate.AdmitToStreamAsync(context, conversationId);
        if (admission.Identity is not { } identity)
        {
            await (admission.Refusal ?? DirectLineReplies.BadToken()).ExecuteAsync(context);
            return;
        }

        if (streams.Count >= options.Value.MaxStreams)
        {
            await DirectLineReplies.Busy().ExecuteAsync(context);
            return;
        }

        // No ping timer for each socket: the keep-alive is the protocol's own empty frame.
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        using var stop = new CancellationTokenSource();
        var stream = new DirectLineStream(socket, identity, stop, time);
        await streams.AddAsync(stream, options.Value.MaxStreamsPerConversation, lifetime.ApplicationStopping);
        try
        {
            await RunAsync(stream, Watermark.Parse(context.Request.Query["watermark"]), stop);
        }
        finally
        {
            streams.Remove(stream);
        }
    }

    private async Task RunAsync(DirectLineStream stream, long after, CancellationTokenSource stop)
    {
        // The receive is bound to nothing: cancelling a receive tears the connection down before a goodbye can be said.
        var reading = stream.DrainAsync();
        var pumping = PumpAsync(stream, after, stop.Token);
        var first = await Task.WhenAny(reading, pumping);
        await stop.CancelAsync();

        using var patience = new CancellationTokenSource(Farewell, time);
        var status = lifetime.ApplicationStopping.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable
            : first == reading ? WebSocketCloseStatus.NormalClosure
            : WebSocketCloseStatus.InternalServerError;
        await stream.CloseAsync(status, string.Empty, patience.Token);
        await Task.WhenAny(reading, Task.Delay(Timeout.InfiniteTimeSpan, time, patience.Token));
        if (!reading.IsCompleted)
        {
            stream.Abort();
        }

        await EndAsync(reading);
        await EndAsync(pumping);
    }

    private async Task PumpAsync(DirectLineStream stream, long after, CancellationToken cancellationToken)
    {
        await foreach (var batch in host.FollowAsync(stream.Identity.ConversationId, after, options.Value.BatchSize, cancellationToken))
        {
            // A stream can outlive the sign-in it was opened with by hours; what is said after that is not for it.
            if (!await host.MayUseAsync(stream.Identity, cancellationToken))
            {
                return;
            }

            await stream.SendAsync(DirectLineReplies.Frame(batch.Activities, batch.Watermark), cancellationToken);
        }
    }

    private async Task EndAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error) when (DirectLineStream.IsGone(error))
        {
            log.StreamEnded(error.GetType().Name);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The client comes back in 3 to 15 seconds with its watermark.
            log.HostFailed(error, "stream");
        }
    }
}
