using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ChatDelegate.Channels.Http;

internal static class JsonBody
{
    /// <summary>JSON, in UTF-8 as JSON on the wire always is, and not compressed: a few bytes would unfold to gigabytes.</summary>
    public static bool IsAnnounced(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || IsUtf8(HeaderUtilities.RemoveQuotes(type.Charset).ToString()))
        && (request.Headers.ContentEncoding is [] or ["" or "identity"]);

    private static bool IsUtf8(string charset) =>
        charset.Length == 0 || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || charset.Equals("utf8", StringComparison.OrdinalIgnoreCase);
}
