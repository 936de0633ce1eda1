using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Inbound;

/// <summary>POST /api/messages.</summary>
internal sealed class MessagesEndpoint(
    IMessageHost host,
    ChannelAuthentication authentication,
    LoopbackRule loopback,
    KnownServices services,
    ChannelMetrics metrics,
    HeldBodies held,
    Brake brake,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<MessagesEndpoint> log)
{
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (host.Busy is { } busy)
        {
            return TellToWait(busy);
        }

        Verdict verdict;
        try
        {
            verdict = await AdmitAsync(context);
        }
        catch (HttpRequestException error)
        {
            log.CannotAuthenticate(error);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException)
        {
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest); // who hung up while the keys were fetched
        }

        if (verdict.Reason is not null)
        {
            return Refuse(verdict);
        }

        if (!JsonBody.IsAnnounced(context.Request))
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "media_type", "An activity is application/json in UTF-8, not compressed.");
        }

        using var body = await RequestBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, held, time, context.RequestAborted);
        return body.Refused ? Refuse(body.Refusal) : await ReadAsync(verdict, ActivityJson.Read(body.Bytes));
    }

    private async Task<IResult> ReadAsync(Verdict verdict, ActivityReading reading)
    {
        if (!reading.Succeeded)
        {
            return Refuse(StatusCodes.Status400BadRequest, "BadSyntax", "malformed_body", reading.Error);
        }

        if (string.IsNullOrEmpty(reading.Activity.Type) || string.IsNullOrEmpty(reading.Activity.Conversation?.Id))
        {
            return Refuse(StatusCodes.Status400BadRequest, "MissingProperty", "incomplete_body", "An activity needs a type and a conversation.");
        }

        verdict = verdict == Verdict.Local ? LocalOnly(reading.Activity) : authentication.Compare(verdict, reading.Activity);
        return verdict.Reason is null ? await TakeAsync(reading.Activity) : Refuse(verdict);
    }

    private async Task<Verdict> AdmitAsync(HttpContext context)
    {
        if (loopback.Applies(context))
        {
            return Verdict.Local;
        }

        return options.Value.IsRegistered
            ? await authentication.ReadTokenAsync(context.Request.Headers.Authorization, context.RequestAborted)
            : Verdict.Refused("not_registered");
    }

    /// <summary>A local tool may not make the bot call out.</summary>
    private Verdict LocalOnly(Activity activity) =>
        services.Allows(activity.ServiceUrl) ? Verdict.Local : Verdict.Refused("service_url");

    private async Task<IResult> TakeAsync(Activity activity)
    {
        try
        {
            // Not bound to the request: channels hang up after 15 seconds and deliver again, and the turn is better done by then.
            var answer = await host.ReceiveAsync(activity, CancellationToken.None);
            metrics.Received(ChannelMetrics.Messages);
            return answer is not null ? Write(answer)
                : Results.StatusCode(activity.Type == ActivityTypes.Invoke ? StatusCodes.Status501NotImplemented : StatusCodes.Status200OK);
        }
        catch (BusyException refusal)
        {
            return TellToWait(refusal.Busy);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.HostFailed(error);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>
    /// 429 and not 503: both are transient to the Bot Framework's own clients, and neither vendor says after which of them Teams delivers
    /// again. But 5xx also makes proxies take the instance for ill and send its load to the others, and it would hide among outages.
    /// </summary>
    private IResult TellToWait(Busy busy)
    {
        metrics.Refused(ChannelMetrics.Messages, "busy");
        var answer = new Waiting(busy.RetryAfter);
        return busy.With == BusyWith.Everybody ? answer : brake.On(answer);
    }

    private IResult Refuse(Verdict verdict)
    {
        metrics.Refused(ChannelMetrics.Messages, verdict.Reason ?? string.Empty);
        return Results.StatusCode(verdict.Status);
    }

    private JsonReply Refuse(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => Refuse(status, "MessageSizeTooBig", "too_large", "The body is larger than allowed."),
        StatusCodes.Status408RequestTimeout => Refuse(status, "Timeout", "too_slow", "The body came too slowly."),
        StatusCodes.Status429TooManyRequests => Refuse(status, "Throttled", "no_room", "Too much is being sent at once. Send it again."),
        _ => Refuse(StatusCodes.Status400BadRequest, "BadArgument", "broken_body", "The body cannot be read."),
    };

    /// <summary>The log gets the reason only: what the sender is told may name members of what was sent.</summary>
    private JsonReply Refuse(int status, string code, string reason, string message)
    {
        metrics.Refused(ChannelMetrics.Messages, reason);
        log.BodyRefused(status, reason);
        return JsonReply.Error(status, code, message);
    }

    private static IResult Write(InvokeResponse answer) => answer.Body is { ValueKind: not JsonValueKind.Undefined } body
        ? new JsonReply(answer.Status, body.WriteTo)
        : Results.StatusCode(answer.Status);
}
