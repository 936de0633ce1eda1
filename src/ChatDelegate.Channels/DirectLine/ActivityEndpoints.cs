using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>What a person sends, and the feed for clients without a WebSocket.</summary>
internal sealed class ActivityEndpoints(
    IDirectLineHost host,
    DirectLineGate gate,
    ChannelMetrics metrics,
    HeldBodies held,
    Brake brake,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    ILogger<ActivityEndpoints> log)
{
    private readonly DirectLineOptions _options = options.Value;
    private readonly UploadsUnderWay _uploads = new(options.Value.MaxConcurrentUploads, options.Value.MaxUploadsPerConversation);

    /// <summary>POST /conversations/{id}/activities.</summary>
    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var (identity, refusal) = await AdmitAsync(context, id);
        if (identity is null)
        {
            return refusal;
        }

        using var body = await RequestBody.ReadAsync(context.Request, _options.MaxActivityBytes, held, context.RequestAborted);
        return body.Refused
            ? DirectLineReplies.BadBody(body.Refusal)
            : await TakeAsync(identity, ActivityJson.Read(body.Bytes, _options.MaxJsonDepth), []);
    }

    /// <summary>POST /conversations/{id}/upload: the activity and its files in one multipart body, or one bare file.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, string id)
    {
        var (identity, refusal) = await AdmitAsync(context, id);
        if (identity is null)
        {
            return refusal;
        }

        if (context.Request.ContentLength > _options.MaxUploadBytes)
        {
            return DirectLineReplies.BadBody(StatusCodes.Status413PayloadTooLarge);
        }

        using var place = _uploads.Begin(id);
        if (place.Refusal is { } busy)
        {
            return TellToWait(busy);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = _options.MaxUploadBytes;
        }

        await using var upload = await Upload.ReadAsync(context.Request, _options, context.RequestAborted);
        return upload.Refusal != 0
            ? DirectLineReplies.BadBody(upload.Refusal, upload.Error)
            : await TakeAsync(identity, upload.Activity, upload.Files);
    }

    /// <summary>GET /conversations/{id}/activities?watermark=. In an outage nothing is new: any error would stop the client's polling silently.</summary>
    public async Task<IResult> PollAsync(HttpContext context, string id)
    {
        var after = Watermark.Parse(context.Request.Query["watermark"]);
        var admission = await gate.AdmitAsync(context, id);
        if (admission.Outage)
        {
            return DirectLineReplies.Batch(new([], after));
        }

        if (admission.Identity is null)
        {
            return admission.Refusal ?? DirectLineReplies.BadToken();
        }

        try
        {
            return DirectLineReplies.Batch(await host.ReadAsync(id, after, _options.BatchSize, context.RequestAborted));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.HostFailed(error, nameof(host.ReadAsync));
            return DirectLineReplies.Batch(new([], after));
        }
    }

    /// <summary>Who has no room is told before anything is looked at, and again when it is known who they are, before their body is read.</summary>
    private async Task<(DirectLineIdentity? Identity, IResult Refusal)> AdmitAsync(HttpContext context, string id)
    {
        if (host.BusyFor(null) is { } full)
        {
            return (null, TellToWait(full));
        }

        var admission = await gate.AdmitAsync(context, id);
        if (admission.Identity is not { } identity)
        {
            return (null, admission.Outage ? DirectLineReplies.NotTaken() : admission.Refusal ?? DirectLineReplies.BadToken());
        }

        return host.BusyFor(identity) is { } busy ? (null, TellToWait(busy)) : (identity, Results.Empty);
    }

    private async Task<IResult> TakeAsync(DirectLineIdentity identity, ActivityReading reading, IReadOnlyList<UploadedFile> files)
    {
        if (!reading.Succeeded)
        {
            return DirectLineReplies.BadBody(StatusCodes.Status400BadRequest, reading.Error);
        }

        if (string.IsNullOrEmpty(reading.Activity.Type))
        {
            return JsonReply.Error(StatusCodes.Status400BadRequest, "MissingProperty", "The activity has no type.");
        }

        try
        {
            // Not bound to the request: a phone that loses its network after sending has sent, and sees the echo when it is back.
            var acceptance = await host.ReceiveAsync(identity, Own(reading.Activity, identity), files, CancellationToken.None);
            metrics.Received(ChannelMetrics.DirectLine);
            return DirectLineReplies.Accepted(acceptance.ActivityId);
        }
        catch (BusyException refusal)
        {
            return TellToWait(refusal.Busy);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            log.HostFailed(error, nameof(host.ReceiveAsync));
            return DirectLineReplies.NotTaken();
        }
    }

    /// <summary>What only the server may say about an activity is said by the server.</summary>
    private Activity Own(Activity activity, DirectLineIdentity identity) => activity with
    {
        Id = null,
        ServiceUrl = null,
        Recipient = null,
        ChannelId = ChannelIds.WebChat,
        Timestamp = time.GetUtcNow(),
        From = new ChannelAccount { Id = identity.UserId, Role = Roles.User },
        Conversation = new ConversationAccount { Id = identity.ConversationId },
    };

    private IResult TellToWait(Busy busy)
    {
        metrics.Refused(ChannelMetrics.DirectLine, "busy");
        var answer = DirectLineReplies.NotTaken(busy);
        return busy.With == BusyWith.Everybody ? answer : brake.On(answer);
    }
}
