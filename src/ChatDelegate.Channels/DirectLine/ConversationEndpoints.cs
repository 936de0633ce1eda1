using System.Globalization;
using System.Text.Json;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>Starting a conversation, coming back to it, refreshing its token.</summary>
internal sealed class ConversationEndpoints(
    IDirectLineHost host,
    DirectLineGate gate,
    DirectLineTokens tokens,
    HeldBodies held,
    IOptions<DirectLineOptions> options,
    ILogger<ConversationEndpoints> log)
{
    private const int MostBytes = 16 * 1024;

    private int _starts;

    /// <summary>POST /conversations. Whatever is wrong with the service is 429 here: the client takes any other error as the end.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _starts) > options.Value.MaxConcurrentStarts || host.BusyFor(null) is not null)
            {
                return DirectLineReplies.Busy();
            }

            var admission = await gate.AdmitAsync(context);
            if (admission.Identity is not { } identity)
            {
                return admission.Outage ? DirectLineReplies.Busy() : admission.Refusal ?? DirectLineReplies.BadToken();
            }

            using var body = await RequestBody.ReadAsync(context.Request, MostBytes, held, context.RequestAborted);
            var isNew = await host.StartAsync(identity, Locale(body.Bytes), context.RequestAborted);
            return Conversation(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, identity, 0);
        }
        catch (BusyException)
        {
            return DirectLineReplies.Busy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.HostFailed(error, nameof(host.StartAsync));
            return DirectLineReplies.Busy();
        }
        finally
        {
            Interlocked.Decrement(ref _starts);
        }
    }

    /// <summary>GET /conversations/{id}?watermark=. Never 404, which would end the stream for good while the page still says "connected".</summary>
    public async Task<IResult> ReconnectAsync(HttpContext context, string id)
    {
        var admission = await gate.AdmitAsync(context, id);
        return admission.Identity is { } identity
            ? Conversation(context, StatusCodes.Status200OK, identity, Watermark.Parse(context.Request.Query["watermark"]))
            : admission.Refusal ?? DirectLineReplies.BadToken();
    }

    /// <summary>POST /tokens/refresh.</summary>
    public async Task<IResult> RefreshAsync(HttpContext context)
    {
        var admission = await gate.AdmitAsync(context);
        return admission.Identity is { } identity
            ? DirectLineReplies.Conversation(StatusCodes.Status200OK, identity.ConversationId, tokens.Mint(identity))
            : admission.Refusal ?? DirectLineReplies.BadToken();
    }

    /// <summary>
    /// GET /session/getsessionid: asked when a person follows a sign-in card, and put into its address, so that whoever ends that
    /// sign-in can tell that it was the same browser.
    /// </summary>
    public async Task<IResult> SessionAsync(HttpContext context)
    {
        var admission = await gate.AdmitAsync(context);
        return admission.Identity is { } identity ? DirectLineReplies.Session(tokens.SessionIdOf(identity)) : admission.Refusal ?? DirectLineReplies.BadToken();
    }

    private JsonReply Conversation(HttpContext context, int status, DirectLineIdentity identity, long watermark)
    {
        var request = context.Request;
        var scheme = request.IsHttps ? "wss" : "ws";
        // The path as it was asked for, so that the room need not know where it is mounted.
        var path = request.Path.Value ?? string.Empty;
        var mount = path[..path.LastIndexOf("/conversations", StringComparison.OrdinalIgnoreCase)];
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"{scheme}://{request.Host}{request.PathBase}{mount}/conversations/{Uri.EscapeDataString(identity.ConversationId)}/stream?watermark={watermark}&t={tokens.MintForStream(identity)}");
        return DirectLineReplies.Conversation(status, identity.ConversationId, tokens.Mint(identity), address);
    }

    /// <summary>The body only proposes a language; a person is who the token says, so an unreadable body costs nothing.</summary>
    private static string? Locale(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("locale", out var locale)
                && locale.ValueKind == JsonValueKind.String
                && locale.GetString() is { Length: > 0 and <= 35 } text
                ? text
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
