using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>An activity between the Playground and the bot, and how it was answered, as the Playground's log has it.</summary>
internal sealed class Crossing(JsonObject entry)
{
    public bool ToBot { get; } = entry["to"]?.ToString() == "User Application";

    public JsonNode Activity { get; } = entry["request"]!["body"]!;

    public string Type => Activity["type"]?.ToString() ?? string.Empty;

    public string ActivityId => Activity["id"]?.ToString() ?? string.Empty;

    public string? ReplyToId => Activity["replyToId"]?.ToString();

    public string? ConversationId { get; } = entry["conversationId"]?.ToString();

    public int Status { get; } = int.Parse(entry["response"]?["statusCode"]?.ToString() ?? "0", CultureInfo.InvariantCulture);

    public JsonNode? Answer { get; } = entry["response"]?["body"];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(ToBot ? "to" : "from")} bot: {entry["activityName"]} {Activity["text"]} {Status}");
}
