using System.Text.Json;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.HandOver;

/// <summary>
/// A line of a conversation as it can be read in the chat: private answers are hidden in the transcript itself, and what
/// stood in the inputs of a card is never read.
/// </summary>
/// <param name="Words">Null when nothing was typed: a button was pressed or files came.</param>
public sealed record TranscriptLine(bool FromPerson, string? Words, int Files, DateTimeOffset At)
{
    private const int Most = 30;
    private static readonly string[] Holding = ["body", "items", "columns"];

    /// <summary>The last lines, oldest first.</summary>
    internal static async Task<IReadOnlyList<TranscriptLine>> LastAsync(CongressDb db, Guid conversationId, CancellationToken cancellationToken)
    {
        var entries = await db.Set<TranscriptEntry>().AsNoTracking().Where(entry => entry.ConversationId == conversationId)
            .OrderByDescending(entry => entry.Seq).Take(Most * 2).ToListAsync(cancellationToken);
        // An activity that came again replaces what it was, where it was.
        return [.. entries.DistinctBy(entry => entry.ActivityId).Take(Most).Reverse().Select(Of)];
    }

    internal static TranscriptLine Of(TranscriptEntry entry)
    {
        using var activity = JsonDocument.Parse(entry.Activity);
        var attachments = activity.RootElement.TryGetProperty("attachments", out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().ToList() : [];
        var cards = attachments.Where(one => one.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.Object).ToList();
        var text = activity.RootElement.TryGetProperty("text", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        var words = string.Join('\n', new[] { text }.Concat(cards.SelectMany(card => Read(card.GetProperty("content")))).Where(line => !string.IsNullOrWhiteSpace(line)));
        return new TranscriptLine(entry.FromPerson, words.Length == 0 ? null : words, attachments.Count - cards.Count, entry.At);
    }

    /// <summary>The texts of a card from top to bottom; neither its buttons nor its inputs.</summary>
    private static IEnumerable<string> Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(Read);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return Type(element) switch
        {
            "TextBlock" => [Text(element, "text")],
            "RichTextBlock" => [string.Concat(Members(element, "inlines").Select(run => run.ValueKind == JsonValueKind.String ? run.GetString() : Text(run, "text")))],
            "FactSet" => Members(element, "facts").Select(fact => $"{Text(fact, "title")} {Text(fact, "value")}"),
            _ => Holding.SelectMany(name => Members(element, name).SelectMany(Read)),
        };
    }

    private static string Type(JsonElement element) => Text(element, "type");

    private static JsonElement.ArrayEnumerator Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray() : default;

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() ?? string.Empty : string.Empty;
}
