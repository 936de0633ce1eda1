using System.Text.Json;

namespace ChatDelegate.Channels.Activities;

/// <summary>What Teams adds to an activity, as far as the product uses it.</summary>
/// <param name="TenantId">Entra tenant; not always a well-formed GUID from local tools.</param>
/// <param name="TeamId">Null outside a team.</param>
/// <param name="EventType">Of a conversationUpdate, such as <c>channelCreated</c>.</param>
public sealed record TeamsChannelData(string? TenantId, string? TeamId, string? EventType)
{
    /// <summary>Never fails: what is missing or of another shape is null.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.ChannelData is { ValueKind: JsonValueKind.Object } data
            ? new(Text(data, "tenant", "id"), Text(data, "team", "id"), Text(data, "eventType"))
            : new(null, null, null);
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
