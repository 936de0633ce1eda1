using System.Globalization;
using System.Text.Json;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Http;
using Microsoft.AspNetCore.Http;

namespace ChatDelegate.Channels.DirectLine;

/// <summary>The bodies Direct Line answers with, and the statuses from which the client recovers.</summary>
internal static class DirectLineReplies
{
    public static JsonReply Conversation(int status, string conversationId, DirectLineToken token, string? streamUrl = null) => new(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("conversationId", conversationId);
        json.WriteString("token", token.Token);
        json.WriteNumber("expires_in", token.ExpiresIn);
        if (streamUrl is not null)
        {
            json.WriteString("streamUrl", streamUrl);
        }

        json.WriteEndObject();
    });

    public static JsonReply Accepted(string activityId) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteString("id", activityId);
        json.WriteEndObject();
    });

    public static JsonReply Session(string sessionId) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteString("sessionId", sessionId);
        json.WriteEndObject();
    });

    public static JsonReply Batch(ActivityBatch batch) => new(StatusCodes.Status200OK, json => Write(json, batch.Activities, batch.Watermark));

    public static ReadOnlyMemory<byte> Frame(IReadOnlyList<Activity> activities, long? watermark) =>
        JsonReply.Bytes(json => Write(json, activities, watermark));

    /// <summary>The client asks again every 20 seconds; any other error would leave it dead.</summary>
    public static JsonReply Busy() =>
        JsonReply.Error(StatusCodes.Status429TooManyRequests, "ServiceBusy", "Too many conversations are being started. Try again.");

    /// <summary>On a GET or a refresh: the client asks again every 20 seconds.</summary>
    public static JsonReply Outage() =>
        JsonReply.Error(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The service cannot answer now. Try again.");

    /// <summary>On a POST of an activity: the client shows "not sent, retry" at once; 429 and 5xx would leave it sending for 20 seconds.</summary>
    public static JsonReply NotTaken() =>
        JsonReply.Error(StatusCodes.Status409Conflict, "NotTaken", "The message was not stored. Send it again.");

    /// <inheritdoc cref="NotTaken()"/>
    public static JsonReply NotTaken(Busy busy) => busy.With == BusyWith.Everybody
        ? JsonReply.Error(StatusCodes.Status409Conflict, "ServiceBusy", "Too many people are sending just now. The message was not stored. Send it again in a moment.")
        : JsonReply.Error(StatusCodes.Status409Conflict, "TooManyAtOnce", "Too many messages were sent at once. This one was not stored. Wait for the answers, then send it again.");

    public static JsonReply NoToken() =>
        JsonReply.Error(StatusCodes.Status401Unauthorized, "MissingToken", "A bearer token is needed.");

    /// <summary>403, from which the page knows to ask its server for a new token.</summary>
    public static JsonReply BadToken() =>
        JsonReply.Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired, is not for this conversation, or its session has ended.");

    public static JsonReply BadBody(int status, string? message = null) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => JsonReply.Error(status, "MessageSizeTooBig", "The body is larger than allowed."),
        StatusCodes.Status429TooManyRequests => NotTaken(),
        StatusCodes.Status408RequestTimeout => JsonReply.Error(status, "Timeout", "The body came too slowly."),
        _ => JsonReply.Error(StatusCodes.Status400BadRequest, "BadArgument", message ?? "The body cannot be read."),
    };

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Activity> activities, long? watermark)
    {
        json.WriteStartObject();
        json.WriteStartArray("activities");
        foreach (var activity in activities)
        {
            ActivityJson.Write(json, activity);
        }

        json.WriteEndArray();
        if (watermark is { } mark)
        {
            json.WriteString("watermark", mark.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }
}
