using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatDelegate.Channels.Activities;

/// <summary>A file, a picture or a card within an activity.</summary>
public sealed record Attachment
{
    public string? ContentType { get; set; }

    public string? ContentUrl { get; set; }

    /// <summary>A card, for instance.</summary>
    public AttachmentContent? Content { get; set; }

    public string? Name { get; set; }

    public string? ThumbnailUrl { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Buttons under the last message; they go away once something is said.</summary>
public sealed record SuggestedActions
{
    public IList<string>? To { get; set; }

    public IList<CardAction>? Actions { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>Buttons that say their own title, the only kind that every channel knows.</summary>
    public static SuggestedActions Of(params IEnumerable<string> titles) =>
        new() { Actions = [.. titles.Select(CardAction.ImBack)] };
}

/// <summary>A button outside an Adaptive Card.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c>, <c>messageBack</c>, <c>openUrl</c>, ...; Teams takes only <c>imBack</c> among suggested actions.</summary>
    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Image { get; set; }

    public string? ImageAltText { get; set; }

    public string? Text { get; set; }

    public string? DisplayText { get; set; }

    public JsonElement? Value { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    public static CardAction ImBack(string title) =>
        new() { Type = "imBack", Title = title, Value = ActivityJson.Text(title) };
}

/// <summary>Metadata about the text, such as a <see cref="Mention"/>; its members are in <see cref="Properties"/>.</summary>
public sealed record Entity
{
    public string? Type { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A thumb up and its kin.</summary>
public sealed record MessageReaction
{
    public string? Type { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Words within the text of another message.</summary>
public sealed record TextHighlight
{
    public string? Text { get; set; }

    /// <summary>Which occurrence is meant; a missing one and 0 mean the first.</summary>
    public int? Occurrence { get; set; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>The answer to an invoke: the HTTP status and body of the very request that brought it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Written as it is; null for an empty body.</param>
public sealed record InvokeResponse(int Status, JsonElement? Body = null);

/// <summary>The body that answers an activity with <see cref="DeliveryModes.ExpectReplies"/>.</summary>
public sealed record ExpectedReplies
{
    public IList<Activity> Activities { get; set; } = [];

    public InvokeResponse ToResponse() => new(200, ActivityJson.Element(this));
}
