using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector.Limits;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Channels.Connector;

/// <summary>Who is in a conversation. Reads are tried again by themselves, and wait a little for their place within the limits.</summary>
public sealed class ConversationMembers
{
    private const int SmallestPage = 50;
    private const int LargestPage = 500;

    private readonly ConnectorExchange _exchange;
    private readonly IOptions<BotOptions> _options;

    internal ConversationMembers(ConnectorExchange exchange, IOptions<BotOptions> options) => (_exchange, _options) = (exchange, options);

    /// <summary>One member, as the channel knows them; a <see cref="ConnectorResult.Failed"/> that is gone when they are not there.</summary>
    public async Task<ConnectorReading<ChannelAccount>> FindAsync(ConversationReference reference, string memberId, CancellationToken cancellationToken) =>
        await ReadAsync(reference, $"/members/{Uri.EscapeDataString(memberId)}", ConnectorJson.Default.ChannelAccount, cancellationToken);

    /// <summary>
    /// Page after page, until the last, a problem (which comes as the last reading) or <paramref name="mostPages"/>; the page that ended it
    /// tells by its token whether there is more, and from where.
    /// </summary>
    /// <param name="continuationToken">Of an earlier page, to go on after it.</param>
    public async IAsyncEnumerable<ConnectorReading<MembersPage>> ReadPagesAsync(
        ConversationReference reference,
        int pageSize,
        int mostPages,
        string? continuationToken,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = Math.Clamp(pageSize, SmallestPage, LargestPage).ToString(CultureInfo.InvariantCulture);
        for (var page = 0; page < mostPages; page++)
        {
            var from = continuationToken is null ? string.Empty : $"&continuationToken={Uri.EscapeDataString(continuationToken)}";
            var read = await ReadAsync(reference, $"/pagedmembers?pageSize={size}{from}", ConnectorJson.Default.PagedMembers, cancellationToken);
            if (!read.Succeeded)
            {
                yield return ConnectorReading<MembersPage>.Without(read.Problem);
                yield break;
            }

            // A connector that names the same page again would have us ask for ever.
            var next = read.Value.ContinuationToken is { Length: > 0 } token && token != continuationToken ? token : null;
            yield return ConnectorReading<MembersPage>.Of(new MembersPage([.. (read.Value.Members ?? []).OfType<ChannelAccount>()], next));
            if (next is null)
            {
                yield break;
            }

            continuationToken = next;
        }
    }

    private async Task<ConnectorReading<T>> ReadAsync<T>(
        ConversationReference reference, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return ConnectorReading<T>.Without(new ConnectorResult.Failed("The reference has no conversation."));
        }

        var budget = BudgetKey.Of(CallKind.Read, reference, _options.Value.TenantId);
        var call = new ConnectorCall(HttpMethod.Get, reference.ServiceUrl, $"/v3/conversations/{Uri.EscapeDataString(conversation)}{path}", null, budget);
        var (result, reply) = await _exchange.RunAsync(call, cancellationToken);
        if (result is not ConnectorResult.Sent || reply is null)
        {
            return ConnectorReading<T>.Without(result);
        }

        return Parse(reply.Body, type) is { } value
            ? ConnectorReading<T>.Of(value)
            : ConnectorReading<T>.Without(new ConnectorResult.Failed("The connector's answer cannot be read."));
    }

    private static T? Parse<T>(ReadOnlyMemory<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Utf8.IsValid(body.Span) ? JsonSerializer.Deserialize(UnpairedEscapes.Replace(body).Span, type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record PagedMembers(IList<ChannelAccount?>? Members, string? ContinuationToken);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(PagedMembers))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
