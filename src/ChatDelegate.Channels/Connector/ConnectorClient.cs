using System.Net;
using System.Net.Http.Headers;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Speaks to a channel's connector. One call is one attempt, so that a durable outbox can record each; every outcome is a
/// <see cref="ConnectorResult"/>, and only cancellation is thrown.
/// </summary>
public sealed class ConnectorClient
{
    private readonly IHttpClientFactory _clients;
    private readonly ConnectorTokens _tokens;
    private readonly IOptions<BotOptions> _options;
    private readonly ChannelMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<ConnectorClient> _log;

    internal ConnectorClient(
        IHttpClientFactory clients,
        ConnectorTokens tokens,
        IOptions<BotOptions> options,
        ChannelMetrics metrics,
        TimeProvider time,
        ILogger<ConnectorClient> log)
    {
        _clients = clients;
        _tokens = tokens;
        _options = options;
        _metrics = metrics;
        _time = time;
        _log = log;
    }

    /// <summary>Says something in a conversation.</summary>
    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, reference, "/activities", activity, cancellationToken);

    /// <summary>Says something as an answer to <see cref="ConversationReference.ActivityId"/>; without one it is a plain send.</summary>
    public Task<ConnectorResult> ReplyAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.ActivityId is { Length: > 0 } id
            ? CallAsync(HttpMethod.Post, reference, $"/activities/{Uri.EscapeDataString(id)}", activity with { ReplyToId = id }, cancellationToken)
            : SendAsync(reference, activity, cancellationToken);
    }

    /// <summary>Replaces an activity in place.</summary>
    public Task<ConnectorResult> UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, reference, $"/activities/{Uri.EscapeDataString(activityId)}", activity with { Id = activityId }, cancellationToken);

    public Task<ConnectorResult> DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, reference, $"/activities/{Uri.EscapeDataString(activityId)}", null, cancellationToken);

    /// <summary>Opens a conversation with one person; <see cref="ConnectorResult.Sent.Id"/> is its id, to be stored and used again.</summary>
    public Task<ConnectorResult> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return CallAsync(HttpMethod.Post, serviceUrl, "/v3/conversations", JsonReply.Bytes(parameters.Write), cancellationToken);
    }

    private Task<ConnectorResult> CallAsync(
        HttpMethod method, ConversationReference reference, string path, Activity? activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return Task.FromResult<ConnectorResult>(new ConnectorResult.Failed("The reference has no conversation."));
        }

        // The channel knows its own address, and a new activity's id is the channel's to give.
        ReadOnlyMemory<byte>? body = activity is null ? null : ActivityJson.Write(activity with
        {
            Id = method == HttpMethod.Post ? null : activity.Id,
            ServiceUrl = null,
            ChannelId = reference.ChannelId,
            From = activity.From ?? reference.Bot,
            Recipient = activity.Recipient ?? reference.User,
            Conversation = reference.Conversation,
        });
        return CallAsync(method, reference.ServiceUrl, $"/v3/conversations/{Uri.EscapeDataString(conversation)}{path}", body, cancellationToken);
    }

    private async Task<ConnectorResult> CallAsync(
        HttpMethod method, string? serviceUrl, string path, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        var result = ServiceHosts.IsAllowed(serviceUrl, _options.Value)
            ? await AttemptAsync(method, new Uri(serviceUrl?.TrimEnd('/') + path), body, cancellationToken)
            : new ConnectorResult.Failed("The service address is not on the list of allowed hosts.");
        _metrics.Called(result.GetType().Name);
        if (result is not ConnectorResult.Sent)
        {
            _log.NotSent(method.Method, result.GetType().Name, Reason(result));
        }

        return result;
    }

    private async Task<ConnectorResult> AttemptAsync(HttpMethod method, Uri address, ReadOnlyMemory<byte>? body, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_options.Value.CallTimeout);
        var sent = false;
        try
        {
            var token = await TokenAsync(null, timeout.Token);
            sent = true;
            using var response = await SendAsync(method, address, body, token, timeout.Token);
            if (response.StatusCode != HttpStatusCode.Unauthorized || token is null)
            {
                return await ConnectorAnswer.ReadAsync(response, _time, timeout.Token);
            }

            using var second = await SendAsync(method, address, body, await TokenAsync(token, timeout.Token), timeout.Token);
            return await ConnectorAnswer.ReadAsync(second, _time, timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectorResult.Retry("The connector did not answer in time.", OutcomeUnknown: sent);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            var refused = error is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError };
            return new ConnectorResult.Retry(sent ? "The connector cannot be reached." : "There is no token to be had.", OutcomeUnknown: sent && !refused);
        }
    }

    private async Task<string?> TokenAsync(string? refused, CancellationToken cancellationToken) =>
        _options.Value.IsRegistered ? await _tokens.GetAsync(refused, cancellationToken) : null;

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, ReadOnlyMemory<byte>? body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is { } bytes)
        {
            request.Content = new ReadOnlyMemoryContent(bytes);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return await _clients.CreateClient(ConnectorRegistration.ConnectorHttpClient).SendAsync(request, cancellationToken);
    }

    private static string Reason(ConnectorResult result) => result switch
    {
        ConnectorResult.Retry retry => retry.Reason,
        ConnectorResult.Unreachable unreachable => unreachable.Reason,
        ConnectorResult.Failed failed => failed.Reason,
        _ => string.Empty,
    };
}
