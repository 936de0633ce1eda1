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
    ChannelMetrics metrics,
    IOptions<BotOptions> options,
    ILogger<MessagesEndpoint> log)
{
    public async Task<IResult> PostAsync(HttpContext context)
    {
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

        if (verdict.Reason is not null)
        {
            return Refuse(verdict);
        }

        if (!context.Request.HasJsonContentType())
        {
            return JsonReply.Error(StatusCodes.Status415UnsupportedMediaType, "BadArgument", "An activity is application/json.");
        }

        var body = await RequestBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, context.RequestAborted);
        if (body.Refused)
        {
            return JsonReply.Error(body.Refusal, body.Refusal == StatusCodes.Status413PayloadTooLarge ? "MessageSizeTooBig" : "BadArgument", "The body cannot be taken.");
        }

        var reading = ActivityJson.Read(body.Bytes);
        if (!reading.Succeeded || string.IsNullOrEmpty(reading.Activity.Type) || string.IsNullOrEmpty(reading.Activity.Conversation?.Id))
        {
            return JsonReply.Error(StatusCodes.Status400BadRequest, "BadSyntax", reading.Error ?? "An activity needs a type and a conversation.");
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
        ServiceHosts.IsAllowed(activity.ServiceUrl, options.Value) ? Verdict.Local : Verdict.Refused("service_url");

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
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.HostFailed(error);
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private IResult Refuse(Verdict verdict)
    {
        metrics.Refused(ChannelMetrics.Messages, verdict.Reason ?? string.Empty);
        return Results.StatusCode(verdict.Status);
    }

    private static IResult Write(InvokeResponse answer) => answer.Body is { ValueKind: not JsonValueKind.Undefined } body
        ? new JsonReply(answer.Status, body.WriteTo)
        : Results.StatusCode(answer.Status);
}
