using System.Globalization;
using System.Net;
using System.Text.Json;

namespace ChatDelegate.Channels.Connector;

/// <summary>
/// Reads a connector's answer by the published table "Status codes from bot conversational APIs":
/// only 412, 429, 502, 503 and 504 may be tried again.
/// </summary>
internal static class ConnectorAnswer
{
    private const int LongestCode = 80;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public static async Task<ConnectorResult> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        using var body = await BodyAsync(response, cancellationToken);
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            // What was sent is sent, whether or not its answer can be read.
            return new ConnectorResult.Sent(Text(body, "id"), Text(body, "serviceUrl"));
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"{status} {Code(body)}").TrimEnd();
        return response.StatusCode switch
        {
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new ConnectorResult.Retry(reason, After(response, time)),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new ConnectorResult.Retry(reason, After(response, time), OutcomeUnknown: true),
            HttpStatusCode.Forbidden => new ConnectorResult.Unreachable(reason),
            HttpStatusCode.NotFound => new ConnectorResult.Failed(reason, IsGone: true),
            _ => new ConnectorResult.Failed(reason),
        };
    }

    private static TimeSpan? After(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var after = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return after is null ? null : after < TimeSpan.Zero ? TimeSpan.Zero : after > LongestWait ? LongestWait : after;
    }

    private static async Task<JsonDocument?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception error) when (error is JsonException || (error is HttpRequestException or IOException && response.IsSuccessStatusCode))
        {
            return null;
        }
    }

    private static string? Code(JsonDocument? body) =>
        body?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("error", out var error) && Text(error, "code") is { } code
            ? code[..Math.Min(code.Length, LongestCode)].ReplaceLineEndings(" ")
            : null;

    private static string? Text(JsonDocument? body, string name) => body is null ? null : Text(body.RootElement, name);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
