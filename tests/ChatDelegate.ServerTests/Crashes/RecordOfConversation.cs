using System.Data.Common;
using System.Text.Json.Nodes;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>What the database says of one conversation.</summary>
internal sealed record RecordOfConversation(IReadOnlyList<Entry> Transcript, long LastSeq, IReadOnlyList<string> ReceiptKeys, IReadOnlyList<string> Notes, IReadOnlyList<string> Opinions)
{
    public static async Task<RecordOfConversation> ReadAsync(ServerPlace place, SimulatedUser user)
    {
        await using var connection = await place.OpenAsync();
        async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> read)
        {
            await using var command = ServerPlace.Command(connection, sql, [("conversation", user.Conversation), ("person", user.PersonId)]);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }

            return rows;
        }

        const string ofConversation = """join "Conversations" c on c."Id" = x."ConversationId" where c."ExternalId" = @conversation""";
        return new RecordOfConversation(
            await ReadAsync($"""select x."Seq", x."ActivityId", x."FromPerson", x."Activity" from "Transcript" x {ofConversation} order by x."Seq" """, EntryOf),
            (await ReadAsync("""select "LastSeq" from "Conversations" where "ExternalId" = @conversation""", row => row.GetInt64(0))).Single(),
            await ReadAsync($"""select x."Key" from "Receipts" x {ofConversation}""", row => row.GetString(0)),
            await ReadAsync("""select "Number", "Text" from "Notes" where "AuthorId" = @person order by "Number" """, row => row.GetString(1)),
            await ReadAsync("""select "Sequence", "Text" from "Opinions" where "AuthorId" = @person order by "Year", "Sequence" """, row => row.GetString(1)));
    }

    private static Entry EntryOf(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetBoolean(2), new ChatActivity((JsonObject)(JsonNode.Parse(row.GetString(3)) ?? new JsonObject())));
}

/// <summary>A line of the transcript.</summary>
internal sealed record Entry(long Seq, string ActivityId, bool FromPerson, ChatActivity Activity)
{
    /// <summary>It changed an earlier line in place: an id of ours ends with the number of the line that first had it.</summary>
    public bool IsUpdate => !FromPerson && ActivityId.Split('|') is [.., var first] && long.TryParse(first, System.Globalization.CultureInfo.InvariantCulture, out var seq) && seq != Seq;
}
