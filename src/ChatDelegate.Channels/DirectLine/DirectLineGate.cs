using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>Lets in who holds a good token for the conversation and whose session lives.</summary>
internal sealed class DirectLineGate(DirectLineTokens tokens, IDirectLineHost host, ChannelMetrics metrics, ILogger<DirectLineGate> log)
{
    private const string Scheme = "Bearer ";

    /// <param name="conversationId">The one in the path; null where the path has none.</param>
    public async Task<Admission> AdmitAsync(HttpContext context, string? conversationId = null)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            metrics.Refused(ChannelMetrics.DirectLine, "no_token");
            return new(null, DirectLineReplies.NoToken(), Outage: false);
        }

        return await AdmitAsync(tokens.Read(header[Scheme.Length..].Trim()), conversationId, context.RequestAborted);
    }

    public Task<Admission> AdmitToStreamAsync(HttpContext context, string conversationId) =>
        AdmitAsync(tokens.ReadForStream(context.Request.Query["t"]), conversationId, context.RequestAborted);

    private async Task<Admission> AdmitAsync(DirectLineIdentity? identity, string? conversationId, CancellationToken cancellationToken)
    {
        if (identity is null || (conversationId is not null && conversationId != identity.ConversationId))
        {
            metrics.Refused(ChannelMetrics.DirectLine, "bad_token");
            return new(null, DirectLineReplies.BadToken(), Outage: false);
        }

        try
        {
            if (await host.MayUseAsync(identity, cancellationToken))
            {
                return new(identity, null, Outage: false);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.HostFailed(error, nameof(host.MayUseAsync));
            return new(null, DirectLineReplies.Outage(), Outage: true);
        }

        metrics.Refused(ChannelMetrics.DirectLine, "session_ended");
        return new(null, DirectLineReplies.BadToken(), Outage: false);
    }
}

/// <param name="Refusal">What to answer when there is no identity.</param>
/// <param name="Outage">The host could not say; the endpoint knows which status its caller recovers from.</param>
internal readonly record struct Admission(DirectLineIdentity? Identity, IResult? Refusal, bool Outage);
