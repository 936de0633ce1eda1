using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Channels.Http;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Says things in a channel. One call is one attempt, so that a durable outbox can record each; every outcome is a
/// <see cref="ConnectorResult"/>, and only cancellation is thrown.
/// </summary>
/// <remarks>
/// Each call takes its place within the limits as a reply does, or uses the permit that <see cref="SendBudget.TryTake"/> gave;
/// without either it is not made, and <see cref="ConnectorResult.Retry.After"/> says when to come back.
/// </remarks>
public sealed class ConnectorClient
{
    private readonly ConnectorExchange _exchange;
    private readonly IOptions<BotOptions> _options;

    internal ConnectorClient(ConnectorExchange exchange, IOptions<BotOptions> options) => (_exchange, _options) = (exchange, options);

    /// <summary>Says something in a conversation.</summary>
    public Task<ConnectorResult> SendAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken, SendPermit? permit = null) =>
        CallAsync(HttpMethod.Post, reference, "/activities", activity, permit, cancellationToken);

    /// <summary>Says something as an answer to <see cref="ConversationReference.ActivityId"/>; without one it is a plain send.</summary>
    public Task<ConnectorResult> ReplyAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken, SendPermit? permit = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference.ActivityId is { Length: > 0 } id
            ? CallAsync(HttpMethod.Post, reference, $"/activities/{Uri.EscapeDataString(id)}", activity with { ReplyToId = id }, permit, cancellationToken)
            : SendAsync(reference, activity, cancellationToken, permit);
    }

    /// <summary>Replaces an activity in place.</summary>
    public Task<ConnectorResult> UpdateAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken, SendPermit? permit = null) =>
        CallAsync(HttpMethod.Put, reference, $"/activities/{Uri.EscapeDataString(activityId)}", activity with { Id = activityId }, permit, cancellationToken);

    public Task<ConnectorResult> DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken, SendPermit? permit = null) =>
        CallAsync(HttpMethod.Delete, reference, $"/activities/{Uri.EscapeDataString(activityId)}", null, permit, cancellationToken);

    /// <summary>Opens a conversation with one person; <see cref="ConnectorResult.Sent.Id"/> is its id, to be stored and used again.</summary>
    /// <param name="serviceUrl">Null for the cloud's own address, where nothing better is known yet.</param>
    public async Task<ConnectorResult> CreateConversationAsync(string? serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return await CreateAsync(serviceUrl, parameters.TenantId, parameters.UserId, JsonReply.Bytes(parameters.Write), cancellationToken);
    }

    /// <summary>Begins a thread in a channel of a team; <see cref="ConnectorResult.Sent.Id"/> is the conversation to go on in.</summary>
    public async Task<ConnectorResult> CreateThreadAsync(string? serviceUrl, ChannelThread thread, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(thread);
        return await CreateAsync(serviceUrl, thread.TenantId, thread.ChannelId, JsonReply.Bytes(thread.Write), cancellationToken);
    }

    /// <summary>
    /// The reference for saying the first word to a person. One that has a conversation already comes back as it is, without a call:
    /// opening another costs quota and gives the same.
    /// </summary>
    /// <param name="person">With <see cref="ConversationReference.User"/> and <see cref="ConversationReference.Bot"/>.</param>
    public async Task<ConnectorReading<ConversationReference>> OpenAsync(ConversationReference person, string? tenantId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Conversation?.Id is { Length: > 0 })
        {
            return ConnectorReading<ConversationReference>.Of(person);
        }

        if (person is not { User.Id: { Length: > 0 } user, Bot.Id: { Length: > 0 } bot })
        {
            return ConnectorReading<ConversationReference>.Without(new ConnectorResult.Failed("The reference names no person or no bot."));
        }

        var serviceUrl = person.ServiceUrl ?? OwnService;
        var tenant = tenantId ?? _options.Value.TenantId;
        return await CreateConversationAsync(serviceUrl, new(bot, user, tenant), cancellationToken) switch
        {
            ConnectorResult.Sent { Id: { Length: > 0 } id } sent => ConnectorReading<ConversationReference>.Of(person with
            {
                ServiceUrl = sent.ServiceUrl ?? serviceUrl,
                Conversation = new() { Id = id, TenantId = tenant, ConversationType = "personal" },
            }),
            ConnectorResult.Sent => ConnectorReading<ConversationReference>.Without(new ConnectorResult.Failed("The connector opened a conversation and did not name it.")),
            var problem => ConnectorReading<ConversationReference>.Without(problem),
        };
    }

    /// <summary>Puts a file beside the conversation; <see cref="ConnectorResult.Sent.Id"/> is the attachment's. Teams has no such place.</summary>
    public async Task<ConnectorResult> UploadAsync(ConversationReference reference, AttachmentUpload file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(file);
        return reference.Conversation?.Id is { Length: > 0 } conversation
            ? await RunAsync(new(HttpMethod.Post, reference.ServiceUrl, Path(conversation, "/attachments"), JsonReply.Bytes(file.Write), Budget(reference)), cancellationToken)
            : NoConversation;
    }

    private static ConnectorResult.Failed NoConversation => new("The reference has no conversation.");

    private string? OwnService => _options.Value.EffectiveEndpoints.ProactiveService?.AbsoluteUri;

    private static string Path(string conversation, string rest) => $"/v3/conversations/{Uri.EscapeDataString(conversation)}{rest}";

    private BudgetKey Budget(ConversationReference reference) => BudgetKey.Of(CallKind.Send, reference, _options.Value.TenantId);

    private Task<ConnectorResult> CreateAsync(string? serviceUrl, string? tenant, string with, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var budget = new BudgetKey(CallKind.Create, tenant ?? _options.Value.TenantId ?? string.Empty, with);
        return RunAsync(new(HttpMethod.Post, serviceUrl ?? OwnService, "/v3/conversations", body, budget), cancellationToken);
    }

    private async Task<ConnectorResult> CallAsync(
        HttpMethod method, ConversationReference reference, string path, Activity? activity, SendPermit? permit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return NoConversation;
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
        return await RunAsync(new(method, reference.ServiceUrl, Path(conversation, path), body, Budget(reference), permit), cancellationToken);
    }

    private async Task<ConnectorResult> RunAsync(ConnectorCall call, CancellationToken cancellationToken) =>
        (await _exchange.RunAsync(call, cancellationToken)).Result;
}
