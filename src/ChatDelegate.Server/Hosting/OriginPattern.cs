using System.Net;
using System.Text.RegularExpressions;

namespace ChatDelegate.Server.Hosting;

/// <summary>An origin that a setting names, such as <c>https://portal.example.gov.cn</c>; a leading <c>*.</c> stands for every host below, not for the host itself.</summary>
internal sealed partial record OriginPattern(string Scheme, string Host, int Port, bool Below)
{
    private const string Wildcard = "*.";

    /// <summary>The pattern, or what is wrong with the text and how to write it.</summary>
    public static (OriginPattern? Pattern, string? Problem) Read(string? text)
    {
        var written = text?.Trim() ?? string.Empty;
        var below = written.Contains("://" + Wildcard, StringComparison.Ordinal);
        var plain = below ? written.Replace("://" + Wildcard, "://", StringComparison.Ordinal) : written;
        if (plain.Contains('*', StringComparison.Ordinal))
        {
            return (null, "'*' may only stand first in the host, as in https://*.example.gov.cn.");
        }

        if (Parse(plain) is not { } origin)
        {
            return (null, "write scheme and host and nothing else, as in https://portal.example.gov.cn.");
        }

        if (below && (!origin.Host.Contains('.', StringComparison.Ordinal) || origin.HostNameType != UriHostNameType.Dns))
        {
            return (null, "what follows '*.' must be a domain of your own, as in https://*.example.gov.cn.");
        }

        return origin.Scheme == Uri.UriSchemeHttps || IsLoopback(origin)
            ? (new OriginPattern(origin.Scheme, origin.IdnHost, origin.Port, below), null)
            : (null, "only https is safe here; http is for this machine alone (localhost, 127.0.0.1).");
    }

    /// <summary>The origin as browsers write it, if the text is one and nothing more.</summary>
    public static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { UserInfo: "", PathAndQuery: "/", Fragment: "" }
        && !text.AsSpan().ContainsAny('?', '#')
        && PlainHost().IsMatch(uri.IdnHost)
            ? uri
            : null;

    /// <summary>As it stands in a header: lower case, no default port, no non-ASCII.</summary>
    public static string Write(Uri origin)
    {
        var host = origin.HostNameType == UriHostNameType.IPv6 ? $"[{origin.IdnHost}]" : origin.IdnHost;
        return origin.IsDefaultPort ? $"{origin.Scheme}://{host}" : $"{origin.Scheme}://{host}:{origin.Port}";
    }

    public bool Covers(Uri origin) =>
        origin.Scheme == Scheme && origin.Port == Port
        && (Below ? origin.IdnHost.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase) : origin.IdnHost.Equals(Host, StringComparison.OrdinalIgnoreCase));

    /// <summary>As <c>frame-ancestors</c> takes it.</summary>
    public override string ToString() => Write(new UriBuilder(Scheme, Host, Port).Uri).Replace("://", Below ? "://" + Wildcard : "://", StringComparison.Ordinal);

    private static bool IsLoopback(Uri uri) =>
        uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));

    [GeneratedRegex("^[a-zA-Z0-9._:-]+$", RegexOptions.None, 1000)]
    private static partial Regex PlainHost();
}
