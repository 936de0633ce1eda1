using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatDelegate.Channels.Activities;

/// <summary>Reads and writes activities. Whatever the bytes are, reading ends in a value, never in an exception.</summary>
public static class ActivityJson
{
    /// <summary>Nesting that an incoming activity may have; real cards stay under 20.</summary>
    public const int MaxDepth = 64;

    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Chinese as it is rather than \uXXXX: a third of the size. Served as application/json only, so no markup to escape for.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // Reading sets its own limit. What was just read must be writable within something else, as a reply in a list of replies is.
        MaxDepth = 2 * MaxDepth,
    });

    /// <summary>
    /// Reads one activity. Halves of surrogate pairs and NUL characters, which phones do send and databases refuse,
    /// become U+FFFD beforehand.
    /// </summary>
    public static ActivityReading Read(ReadOnlyMemory<byte> json, int maxDepth = MaxDepth)
    {
        if (json.Span.StartsWith("\ufeff"u8))
        {
            json = json[3..]; // a byte order mark, which JSON forbids to write and allows to overlook
        }

        if (!Utf8.IsValid(json.Span))
        {
            return ActivityReading.Failed("The body is not UTF-8.");
        }

        var clean = UnpairedEscapes.Replace(json);
        try
        {
            var reader = new Utf8JsonReader(clean.Span, new JsonReaderOptions { MaxDepth = Math.Min(maxDepth, MaxDepth) });
            var activity = JsonSerializer.Deserialize(ref reader, Context.Activity);
            if (activity is null || reader.Read())
            {
                return ActivityReading.Failed("The body is not one JSON object.");
            }

            return ActivityReading.Done(Clean(activity));
        }
        catch (JsonException error)
        {
            // The path names members, never values: fit for the sender and for a log.
            return ActivityReading.Failed($"The body is not an activity: {error.Path ?? "$"} at line {error.LineNumber}.");
        }
    }

    /// <summary>As UTF-8 JSON.</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <inheritdoc cref="Write(Activity)"/>
    public static void Write(Utf8JsonWriter writer, Activity activity) => JsonSerializer.Serialize(writer, activity, Context.Activity);

    /// <summary>A reference as UTF-8 JSON, for storing it.</summary>
    public static byte[] Write(ConversationReference reference) => JsonSerializer.SerializeToUtf8Bytes(reference, Context.ConversationReference);

    /// <summary>A stored reference; null when it is none.</summary>
    public static ConversationReference? ReadReference(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, Context.ConversationReference);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text as a JSON value.</summary>
    public static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, Context.String);

    internal static JsonElement Element(ExpectedReplies replies) => JsonSerializer.SerializeToElement(replies, Context.ExpectedReplies);

    internal static JsonElement Element(InvokeError error) => JsonSerializer.SerializeToElement(error, Context.InvokeError);

    internal static JsonElement Element(AdaptiveCardInvokeResponse answer) => JsonSerializer.SerializeToElement(answer, Context.AdaptiveCardInvokeResponse);

    private static Activity Clean(Activity activity)
    {
        activity.CallerId = null;
        activity.ListenFor = WithoutNulls(activity.ListenFor);
        activity.TextHighlights = WithoutNulls(activity.TextHighlights);
        activity.Attachments = WithoutNulls(activity.Attachments);
        activity.Entities = WithoutNulls(activity.Entities);
        activity.MembersAdded = WithoutNulls(activity.MembersAdded);
        activity.MembersRemoved = WithoutNulls(activity.MembersRemoved);
        activity.ReactionsAdded = WithoutNulls(activity.ReactionsAdded);
        activity.ReactionsRemoved = WithoutNulls(activity.ReactionsRemoved);
        if (activity.SuggestedActions is { } suggested)
        {
            suggested.Actions = WithoutNulls(suggested.Actions);
            suggested.To = WithoutNulls(suggested.To);
        }

        return activity;
    }

    private static IList<T>? WithoutNulls<T>(IList<T>? items)
        where T : class
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            if (items?[i] is null)
            {
                return [.. items?.OfType<T>() ?? []];
            }
        }

        return items;
    }
}

/// <summary>An activity, or why there is none.</summary>
public readonly record struct ActivityReading
{
    public Activity? Activity { get; private init; }

    /// <summary>For the sender, in English, without content.</summary>
    public string? Error { get; private init; }

    [MemberNotNullWhen(true, nameof(Activity))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Activity is not null;

    internal static ActivityReading Done(Activity activity) => new() { Activity = activity };

    internal static ActivityReading Failed(string error) => new() { Error = error };
}

[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(string))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
