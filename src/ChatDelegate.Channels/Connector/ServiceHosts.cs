using System.Net;

namespace ChatDelegate.Channels.Connector;

/// <summary>Where replies may go. The bot's token goes with them, and the address came in with an activity: so by list only.</summary>
internal static class ServiceHosts
{
    public static bool IsAllowed(string? serviceUrl, BotOptions options)
    {
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) || url.UserInfo.Length > 0)
        {
            return false;
        }

        if (!options.IsRegistered)
        {
            return options.AllowUnsignedFromLoopback && IsWeb(url) && IsLoopback(url.Host);
        }

        return url.Scheme == Uri.UriSchemeHttps
            && url.IsDefaultPort
            && options.EffectiveEndpoints.ServiceHosts.Concat(options.AllowedServiceHosts).Any(pattern => Matches(pattern, url.IdnHost));
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;

    private static bool Matches(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
