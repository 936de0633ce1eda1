using System.Text.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.DirectLine;

/// <summary>What the record holds of a conversation, read past the server.</summary>
internal static class Record
{
    /// <summary>The transcript in its order, a changed entry as it is now where it first was.</summary>
    public static async Task<IReadOnlyList<Shown>> ReadAsync(ServerPlace place, string conversationId)
    {
        var rows = await place.ReadAsync(
            """
            select t."Activity" from "Transcript" t join "Conversations" c on c."Id" = t."ConversationId"
            where c."ExternalId" = @conversation order by t."Seq"
            """,
            ("conversation", conversationId));
        var latest = new OrderedDictionary<string, Shown>(StringComparer.Ordinal);
        foreach (var one in rows.Select(row => Read(JsonSerializer.Deserialize<JsonElement>(row))))
        {
            latest[one.Id ?? string.Empty] = one;
        }

        return [.. latest.Values];
    }

    private static Shown Read(JsonElement activity) => new(
        activity.GetProperty("id").GetString(),
        activity.TryGetProperty("text", out var text) ? text.GetString() : null,
        activity.GetProperty("from").GetProperty("role").GetString() == "user",
        Status: null,
        activity.TryGetProperty("attachments", out var files) && files.ValueKind == JsonValueKind.Array ? files.GetArrayLength() : 0);
}
