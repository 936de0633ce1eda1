using System.Globalization;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>Conversations that go back further than the archive's rule, written into the record before a server starts on it.</summary>
internal static class LongTalk
{
    /// <summary>More than the 200 that stay in any case.</summary>
    public const int Old = 300;

    public static (string Key, string Value) NoDemo { get; } = ("Demo:Enabled", "false");

    public static (string Key, string Value) SmallPieces { get; } = ("Archive:Piece", "7");

    public static DateTimeOffset LongAgo { get; } = new(2025, 11, 3, 1, 0, 0, TimeSpan.Zero);

    /// <summary>A place with a few such conversations, whose schema is there and whose server was never started.</summary>
    public static async Task<ServerPlace> CreateAsync(Database database, int conversations)
    {
        var place = await EmptyRecord.CopyAsync(database);
        await using var record = await OwnRecord.OpenAsync(place);
        await using var db = await record.ContextAsync();
        for (var n = 0; n < conversations; n++)
        {
            var conversation = new Conversation { Id = Guid.CreateVersion7(), Channel = "msteams", ExternalId = $"long-{n}", HeardAt = LongAgo, LastSeq = Old };
            db.Add(conversation);
            db.AddRange(Entries(conversation.Id, Old, LongAgo));
        }

        await db.SaveChangesAsync();
        return place;
    }

    /// <summary>Puts old entries before the first of a conversation that is there; its own get later numbers.</summary>
    public static async Task PutBeforeAsync(ServerPlace place, Guid conversation, string openCards)
    {
        // In two steps, lest a number be there twice on the way.
        await place.ExecuteAsync("""update "Transcript" set "Seq" = -"Seq" where "ConversationId" = @id""", ("id", conversation));
        await place.ExecuteAsync($"""update "Transcript" set "Seq" = {Old} - "Seq" where "ConversationId" = @id""", ("id", conversation));
        await place.ExecuteAsync(
            $"""update "Conversations" set "Version" = "Version" + 1, "LastSeq" = "LastSeq" + {Old}, "OpenCards" = @cards where "Id" = @id""", ("cards", openCards), ("id", conversation));
        await using var record = await OwnRecord.OpenAsync(place);
        await using var db = await record.ContextAsync();
        db.AddRange(Entries(conversation, Old, LongAgo));
        await db.SaveChangesAsync();
    }

    /// <summary>Every entry that the database holds, one line each, in order.</summary>
    public static async Task<IReadOnlyList<string>> InDatabaseAsync(ServerPlace place)
    {
        await using var record = await OwnRecord.OpenAsync(place);
        await using var db = await record.ContextAsync();
        var entries = await db.Set<TranscriptEntry>().AsNoTracking().ToListAsync();
        return [.. entries.Select(Line).Order(StringComparer.Ordinal)];
    }

    public static string Line(TranscriptEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"{entry.ConversationId}/{entry.Seq:D6} {entry.At.UtcTicks} {entry.ActivityId} {entry.FromPerson} {entry.SentAs} {entry.Activity}");

    /// <summary>With what real ones have: quotes and line breaks within texts, all kinds of letters.</summary>
    private static IEnumerable<TranscriptEntry> Entries(Guid conversation, int count, DateTimeOffset from) => Enumerable.Range(1, count).Select(seq => new TranscriptEntry
    {
        ConversationId = conversation,
        Seq = seq,
        ActivityId = $"a|{seq:D7}",
        FromPerson = seq % 2 == 1,
        Activity = $$"""{"type":"message","id":"a|{{seq:D7}}","from":{"id":"x","role":"{{(seq % 2 == 1 ? "user" : "bot")}}"},"text":"第 {{seq}} 句\n“路灯” 😀 \"坏\" \u003c"}""",
        At = from.AddMinutes(seq),
        SentAs = seq % 50 == 0 ? $"sent-{seq}" : null,
    });
}
