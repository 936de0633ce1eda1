namespace ChatDelegate.Channels.Connector;

/// <summary>A name on a list of hosts: the name itself, or <c>*.</c> and the name above it; with a port if it is not 443.</summary>
internal static class HostPattern
{
    private const string Any = "*.";

    /// <summary>A star stands above two labels at least: <c>*.cn</c> would be half the world.</summary>
    public static bool IsWellFormed(string? pattern)
    {
        var (name, _) = Split(pattern ?? string.Empty);
        var isAny = name.StartsWith(Any, StringComparison.Ordinal);
        var host = isAny ? name[Any.Length..] : name;
        return Uri.CheckHostName(host) != UriHostNameType.Unknown
            && host.All(char.IsAscii)
            && !host.EndsWith('.')
            && (!isAny || (Uri.CheckHostName(host) == UriHostNameType.Dns && host.Contains('.', StringComparison.Ordinal)));
    }

    public static bool Matches(string pattern, Uri url)
    {
        var (name, port) = Split(pattern);
        return url.Port == port && (name.StartsWith(Any, StringComparison.Ordinal)
            ? url.Host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase) && url.Host.Length > name.Length - 1
            : url.Host.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Name, int Port) Split(string pattern)
    {
        var at = pattern.LastIndexOf(':');
        return at > 0 && at > pattern.LastIndexOf(']') && ushort.TryParse(pattern.AsSpan(at + 1), out var port) && port > 0
            ? (pattern[..at], port)
            : (pattern, 443);
    }
}
