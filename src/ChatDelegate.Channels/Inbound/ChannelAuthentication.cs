using System.IdentityModel.Tokens.Jwt;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ChatDelegate.Channels.Inbound;

/// <summary>
/// Who may speak to the bot, by the whole published rule for tokens from channels: issuer, audience, RSA signature by a listed key,
/// lifetime with five minutes' skew, then, against the activity, the service address, the key's endorsement and the tenant.
/// The token comes first, so that a stranger's body is not even read.
/// </summary>
internal sealed class ChannelAuthentication(SigningKeys keys, IOptions<BotOptions> options, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    /// <exception cref="HttpRequestException">The keys cannot be had, so nothing can be said.</exception>
    public async Task<Verdict> ReadTokenAsync(string? header, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(header))
        {
            return Verdict.Refused("no_token");
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > LongestToken)
        {
            return Verdict.Refused("bad_scheme");
        }

        var handler = new JwtSecurityTokenHandler { MapInboundClaims = false, MaximumTokenSizeInBytes = LongestToken };
        var text = header[Scheme.Length..].Trim();
        if (Parse(handler, text) is not { } token)
        {
            return Verdict.Refused("malformed");
        }

        if (!Algorithms.Contains(token.Header.Alg, StringComparer.Ordinal))
        {
            return Verdict.Refused("algorithm");
        }

        if (token.Header.Kid is not { Length: > 0 } kid || await keys.FindAsync(kid, cancellationToken) is not { } key)
        {
            return Verdict.Refused("unknown_key");
        }

        return Validate(handler, text, key);
    }

    /// <summary>Holds the activity against the token that came with it.</summary>
    public Verdict Compare(Verdict verdict, Activity activity)
    {
        if (verdict is not { Token: { } token, Key: { } key })
        {
            return verdict;
        }

        var claimed = token.Claims.Where(claim => claim.Type == "serviceurl").Select(claim => claim.Value).ToArray();
        if (claimed is not [var serviceUrl] || !serviceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
        {
            return Verdict.Refused("service_url");
        }

        if (activity.ChannelId is null || !key.Endorsements.Contains(activity.ChannelId))
        {
            return Verdict.Forbidden("endorsement");
        }

        return IsAllowedTenant(activity) ? verdict : Verdict.Forbidden("tenant");
    }

    private Verdict Validate(JwtSecurityTokenHandler handler, string text, EndorsedKey key)
    {
        try
        {
            handler.ValidateToken(text, Parameters(key), out var validated);
            return validated is JwtSecurityToken token ? new Verdict(token, key, null, 0) : Verdict.Refused("malformed");
        }
        catch (SecurityTokenInvalidIssuerException)
        {
            return Verdict.Refused("issuer");
        }
        catch (SecurityTokenInvalidAudienceException)
        {
            return Verdict.Refused("audience");
        }
        catch (Exception error) when (error is SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException)
        {
            return Verdict.Refused("lifetime");
        }
        catch (Exception error) when (error is SecurityTokenException or ArgumentException or FormatException or InvalidOperationException)
        {
            return Verdict.Refused("signature");
        }
    }

    private TokenValidationParameters Parameters(EndorsedKey key) => new()
    {
        ValidIssuer = options.Value.EffectiveEndpoints.Issuer,
        ValidAudience = options.Value.AppId,
        IssuerSigningKey = key.Key,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateLifetime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = time.GetUtcNow().UtcDateTime;
            return expires is { } end && end + Skew > now && (notBefore is not { } start || start - Skew <= now);
        },
    };

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

    private static JwtSecurityToken? Parse(JwtSecurityTokenHandler handler, string text)
    {
        try
        {
            // Three parts only: five would be an encrypted token, which no channel sends.
            return text.Count(c => c == '.') == 2 && handler.CanReadToken(text) ? handler.ReadJwtToken(text) : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or Newtonsoft.Json.JsonException)
        {
            return null;
        }
    }
}

/// <summary>What came of looking at a token.</summary>
/// <param name="Reason">Why it was refused, for the count; null when it was not.</param>
/// <param name="Status">What to answer a refused one.</param>
internal sealed record Verdict(JwtSecurityToken? Token, EndorsedKey? Key, string? Reason, int Status)
{
    /// <summary>A local tool, which has no token.</summary>
    public static Verdict Local { get; } = new(null, null, null, 0);

    public static Verdict Refused(string reason) => new(null, null, reason, StatusCodes.Status401Unauthorized);

    /// <summary>A good token for something else; the published rule asks 403.</summary>
    public static Verdict Forbidden(string reason) => new(null, null, reason, StatusCodes.Status403Forbidden);
}
