using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// Who may speak to the bot, by the whole published rule for tokens from channels: issuer, audience, RSA signature by a listed key,
/// lifetime with five minutes' skew, then, against the activity, the service address, the key's endorsement and the tenant.
/// The token comes first, so that a stranger's body is not even read.
/// </summary>
internal sealed class ChannelAuthentication(SigningKeys keys, ValidatedTokens validated, KnownServices services, IOptions<BotOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <exception cref="HttpRequestException">The keys cannot be had, so nothing can be said.</exception>
    public async Task<Verdict> ReadTokenAsync(StringValues headers, CancellationToken cancellationToken)
    {
        if (headers.Count == 0 || string.IsNullOrEmpty(headers[0]))
        {
            return Verdict.Refused("no_token");
        }

        if (headers is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > LongestToken)
        {
            return Verdict.Refused("bad_scheme");
        }

        var text = header[Scheme.Length..].Trim(' ');
        var (token, reason) = ChannelToken.Read(text);
        if (token is null || (reason = Fault(token)) is not null)
        {
            return Verdict.Refused(reason ?? "malformed");
        }

        // Asked for even when the token is known: what a withdrawn key has signed goes with it.
        if (await keys.FindAsync(token.KeyId, cancellationToken) is not { } key)
        {
            return Verdict.Refused("unknown_key");
        }

        return IsSigned(text, token, key) ? Verdict.Verified(token, key) : Verdict.Refused("signature");
    }

    /// <summary>Holds the activity against the token that came with it.</summary>
    public Verdict Compare(Verdict verdict, Activity activity)
    {
        if (verdict is not { Token: { } token, Key: { } key })
        {
            return verdict;
        }

        if (token.ServiceUrl is not { Length: > 0 } serviceUrl || !serviceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.Refused("service_url");
        }

        // The bot's own token would go there with the first reply.
        if (!services.Allows(serviceUrl))
        {
            return Verdict.Forbidden("service_host");
        }

        if (activity.ChannelId is null || !key.Endorsements.Contains(activity.ChannelId))
        {
            return Verdict.Forbidden("endorsement");
        }

        return IsAllowedTenant(activity) ? verdict : Verdict.Forbidden("tenant");
    }

    /// <summary>What can be said without a key comes first: a token that is stale or meant for another costs no signature.</summary>
    private string? Fault(ChannelToken token) =>
        token.Issuer != options.Value.EffectiveEndpoints.Issuer ? "issuer"
        : token.Audience is null || !token.Audience.Equals(options.Value.AppId, StringComparison.OrdinalIgnoreCase) ? "audience"
        : !token.IsTimely(time.GetUtcNow(), Skew) ? "lifetime"
        : null;

    private bool IsSigned(string text, ChannelToken token, EndorsedKey key)
    {
        if (validated.Contains(text, key))
        {
            return true;
        }

        if (!token.IsSignedBy(key.Key, text))
        {
            return false;
        }

        validated.Add(text, key);
        return true;
    }

    private bool IsAllowedTenant(Activity activity)
    {
        IReadOnlyList<string> allowed = options.Value.AllowedTenants is { Count: > 0 } list ? [.. list]
            : options.Value.TenantId is { Length: > 0 } own ? [own]
            : [];
        if (allowed.Count == 0 || activity.ChannelId != ChannelIds.Teams)
        {
            return true;
        }

        // Both are named at times; one that contradicts the other is no better than a wrong one.
        string?[] named = [TeamsChannelData.Of(activity).TenantId, activity.Conversation?.TenantId];
        var tenants = named.Where(tenant => !string.IsNullOrEmpty(tenant)).ToArray();
        return tenants.Length > 0 && tenants.All(tenant => allowed.Contains(tenant, StringComparer.OrdinalIgnoreCase));
    }
}
