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
    public const string WrongHost = "InvalidBotApiHost";

    private const int LongestCode = 80;

    public static ConnectorResult Read(ConnectorReply reply)
    {
        using var body = reply.Json();
        if (reply.IsSuccess)
        {
            return new ConnectorResult.Sent(Text(body, "id"), Text(body, "serviceUrl"), Text(body, "activityId"));
        }

        var code = Code(body);
        var reason = string.Create(CultureInfo.InvariantCulture, $"{reply.Status} {code}").TrimEnd();
        return (HttpStatusCode)reply.Status switch
        {
            HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                new ConnectorResult.Retry(reason, reply.After),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new ConnectorResult.Retry(reason, reply.After, OutcomeUnknown: true),
            HttpStatusCode.Forbidden => new ConnectorResult.Unreachable(reason, Why(code)),
            HttpStatusCode.NotFound => new ConnectorResult.Failed(reason, IsGone: true),
            HttpStatusCode.RequestEntityTooLarge => new ConnectorResult.Failed(reason, IsTooBig: true),
            HttpStatusCode.InternalServerError => new ConnectorResult.Failed(reason, IsTheirs: true),
            _ => new ConnectorResult.Failed(reason),
        };
    }

    public static bool MayBeTriedAgain(int status) => (HttpStatusCode)status is HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    public static string? Text(JsonDocument? body, string name) => body is null ? null : Text(body.RootElement, name);

    /// <summary>Fit for a log line and a column.</summary>
    public static string Short(string code) => code[..Math.Min(code.Length, LongestCode)].ReplaceLineEndings(" ");

    /// <summary>Null where the answer has none, as a proxy's page.</summary>
    private static string? Code(JsonDocument? body)
    {
        if (body?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        var code = root.TryGetProperty("error", out var error) ? Text(error, "code") : TeamsCode(root);
        return code is null ? null : Short(code);
    }

    /// <summary>Teams' own shape: a number, and a text that is JSON again, at times without the part that tells.</summary>
    private static string? TeamsCode(JsonElement root)
    {
        if (!root.TryGetProperty("errorCode", out var number) || number.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
        {
            return null;
        }

        return SubCode(root) is { Length: > 0 } sub ? sub : number.ToString();
    }

    private static string? SubCode(JsonElement root)
    {
        if (!root.TryGetProperty("message", out var message))
        {
            return null;
        }

        if (message.ValueKind != JsonValueKind.String)
        {
            return Text(message, "subCode");
        }

        try
        {
            using var inner = JsonDocument.Parse(message.GetString() ?? string.Empty);
            return Text(inner, "subCode");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static UnreachableReason Why(string? code) => code switch
    {
        "ConversationBlockedByUser" => UnreachableReason.BlockedByUser,
        "MessageWritesBlocked" or "209" => UnreachableReason.BlockedOrRemoved,
        "ForbiddenOperationException" => UnreachableReason.NotInstalled,
        "BotNotInConversationRoster" => UnreachableReason.NotInConversation,
        "BotDisabledByAdmin" => UnreachableReason.DisabledByAdmin,
        "NotEnoughPermissions" => UnreachableReason.NotPermitted,
        WrongHost => UnreachableReason.WrongHost,
        _ => UnreachableReason.Unknown,
    };

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
