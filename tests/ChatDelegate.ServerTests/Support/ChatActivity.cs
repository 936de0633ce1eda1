using System.Text.Json.Nodes;

namespace ChatDelegate.ServerTests.Support;

/// <summary>An activity as a client got it, read the way a person sees it.</summary>
public sealed class ChatActivity(JsonObject json)
{
    public JsonObject Json { get; } = json;

    public string Id { get; } = Text(json["id"]);

    public string Type => Text(Json["type"]);

    public string ReplyToId => Text(Json["replyToId"]);

    public bool FromBot => Text(Json["from"]?["role"]) == "bot";

    public IReadOnlyList<JsonObject> Attachments => Json["attachments"] is JsonArray all ? [.. all.OfType<JsonObject>()] : [];

    public IReadOnlyList<JsonObject> Cards => [.. Attachments.Select(one => one["content"]).OfType<JsonObject>()];

    /// <summary>Everything that can be read in it: the text, and a card's texts from top to bottom.</summary>
    public string Words => string.Join('\n', [Text(Json["text"]), .. Cards.SelectMany(Said)]).Trim();

    /// <summary>What can be pressed: label and data, in reading order. Labels of touchable lines are their texts.</summary>
    public IReadOnlyList<(string Label, JsonNode? Data)> Buttons => [.. Cards.SelectMany(Pressable)];

    /// <summary>Short answers offered under it.</summary>
    public IReadOnlyList<string> QuickReplies =>
        Json["suggestedActions"]?["actions"] is JsonArray all ? [.. all.Select(one => Text(one?["value"]))] : [];

    public string? ChannelData(string name) => Json["channelData"]?[name] is JsonValue value ? value.ToString() : null;

    public override string ToString() => $"{(FromBot ? "bot" : "person")} {Id}: {Words}";

    private static IEnumerable<string> Said(JsonNode? node) => node switch
    {
        JsonObject element => element
            .SelectMany(member => member.Key is "text" or "title" or "value" or "label" or "altText" && member.Value is JsonValue text ? [text.ToString()] : Said(member.Value)),
        JsonArray elements => elements.SelectMany(Said),
        _ => [],
    };

    private static IEnumerable<(string Label, JsonNode? Data)> Pressable(JsonNode? node) => node switch
    {
        JsonObject element => [.. Own(element), .. element.Where(member => member.Key is not "data" and not "selectAction").SelectMany(member => Pressable(member.Value))],
        JsonArray elements => elements.SelectMany(Pressable),
        _ => [],
    };

    private static IEnumerable<(string Label, JsonNode? Data)> Own(JsonObject element)
    {
        if (Text(element["type"]) is "Action.Submit" or "Action.Execute")
        {
            yield return (Text(element["title"]), element["data"]);
        }

        if (element["selectAction"] is JsonObject touch && touch["data"] is { } data)
        {
            yield return (string.Join(' ', Said(element)), data);
        }
    }

    private static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : string.Empty;
}
