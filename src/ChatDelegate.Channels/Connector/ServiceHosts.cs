using System.Net;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Where replies may go. The bot's token goes with them, and the address came in with an activity: so by list only, and only addresses that
/// read the same to every reader. Anything clever in the host (a user, an encoded dot, a backslash, a short IP address) is refused unread.
/// </summary>
internal static class ServiceHosts
{
    public static bool IsAllowed(string? serviceUrl, BotOptions options) =>
        Parse(serviceUrl) is { Query.Length: 0, Fragment.Length: 0 } url && IsAllowed(url, options);

    /// <summary>The connector's hosts, which get the token.</summary>
    public static bool IsAllowed(Uri url, BotOptions options)
    {
        if (!options.IsRegistered)
        {
            return options.AllowUnsignedFromLoopback && IsLoopback(url.Host);
        }

        return (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url.Host))
            && options.EffectiveEndpoints.ServiceHosts.Concat(options.AllowedServiceHosts).Any(pattern => HostPattern.Matches(pattern, url));
    }

    /// <summary>Hosts of attached files, which do not.</summary>
    public static bool HasFiles(Uri url, BotOptions options) =>
        options.IsRegistered
        && (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url.Host))
        && options.EffectiveEndpoints.FileHosts.Concat(options.AllowedFileHosts).Any(pattern => HostPattern.Matches(pattern, url));

    /// <summary>Null unless it is a web address whose host is written plainly.</summary>
    public static Uri? Parse(string? address)
    {
        if (address is null || !address.All(c => c is > ' ' and <= '~' and not '\\') || !Uri.TryCreate(address, UriKind.Absolute, out var url) || !IsWeb(url))
        {
            return null;
        }

        var plain = $"{url.Scheme}://{url.Host}{(url.IsDefaultPort ? string.Empty : $":{url.Port}")}";
        return address.StartsWith(plain, StringComparison.OrdinalIgnoreCase) && (address.Length == plain.Length || address[plain.Length] == '/') ? url : null;
    }

    /// <summary>An address from the settings: encrypted, or within this machine.</summary>
    public static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && Parse(address.OriginalString) is { } url && (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url.Host));

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsWeb(Uri url) => url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps;
}
