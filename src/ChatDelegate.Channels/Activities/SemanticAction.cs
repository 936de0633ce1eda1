using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>What a channel believes the person wants to have done.</summary>
public sealed record SemanticAction
{
    public string? Id { get; set; }

    /// <summary><c>start</c>, <c>continue</c> or <c>done</c>: a hint, nothing to build a state machine on.</summary>
    public string? State { get; set; }

    /// <summary>By name, with <c>$instance</c> beside them.</summary>
    public JsonElement? Entities { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>Null when there is none that can be understood.</summary>
    public static SemanticAction? Of(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return LenientJson.Read(activity.SemanticAction, LenientJson.Context.SemanticAction) is { Id.Length: > 0 } action ? action : null;
    }

    /// <summary>For <see cref="Activity.SemanticAction"/>.</summary>
    public JsonElement ToElement() => JsonSerializer.SerializeToElement(this, LenientJson.Context.SemanticAction);
}
