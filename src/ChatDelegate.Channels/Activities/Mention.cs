using System.Text.Json;

namespace ChatDelegate.Channels.Activities;

/// <summary>Somebody is named in the text.</summary>
/// <param name="Text">As it stands in the text, in Teams <c>&lt;at&gt;Name&lt;/at&gt;</c>.</param>
public sealed record Mention(ChannelAccount Mentioned, string? Text)
{
    private const string EntityType = "mention";

    /// <summary>Those among the activity's entities, in their order; others are left out.</summary>
    public static IReadOnlyList<Mention> Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Entities is not { Count: > 0 } entities ? [] : [.. entities.Select(Of).OfType<Mention>()];
    }

    /// <summary>To go into <see cref="Activity.Entities"/>; the same <see cref="Text"/> must stand in the activity's text.</summary>
    public Entity ToEntity() => new()
    {
        Type = EntityType,
        Properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["mentioned"] = JsonSerializer.SerializeToElement(Mentioned, LenientJson.Context.ChannelAccount),
            ["text"] = ActivityJson.Text(Text ?? string.Empty),
        },
    };

    private static Mention? Of(Entity entity) =>
        EntityType.Equals(entity.Type, StringComparison.OrdinalIgnoreCase)
        && entity.Properties is { } properties
        && properties.TryGetValue("mentioned", out var who)
        && LenientJson.Read(who, LenientJson.Context.ChannelAccount) is { } account
            ? new(account, properties.TryGetValue("text", out var text) ? LenientJson.Text(text) : null)
            : null;
}
