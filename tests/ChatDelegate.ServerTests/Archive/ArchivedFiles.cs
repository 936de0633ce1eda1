using System.IO.Compression;
using System.Text.Json;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>Reads archive files with nothing of ours: gunzip and a JSON parser, as somebody will in twenty years.</summary>
internal static class ArchivedFiles
{
    public static IReadOnlyList<string> All(ServerPlace place) => Directory.Exists(Folder(place)) ? Directory.GetFiles(Folder(place), "*", SearchOption.AllDirectories) : [];

    /// <summary>The lines of all entries in files that are on record, in order.</summary>
    public static async Task<IReadOnlyList<string>> EntriesAsync(ServerPlace place)
    {
        var lines = new List<string>();
        foreach (var file in await place.ReadAsync("""select "File" from "TranscriptArchives" """))
        {
            await using var packed = File.OpenRead(Path.Combine(Folder(place), file));
            using var text = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
            using var head = JsonDocument.Parse((await text.ReadLineAsync())!);
            head.RootElement.GetProperty("format").GetString().ShouldBe("chatdelegate-transcript/1");
            while (await text.ReadLineAsync() is { } line)
            {
                using var entry = JsonDocument.Parse(line);
                lines.Add(LongTalk.Line(Read(entry.RootElement)));
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public static Task ClearedAsync(ServerProcess server, int files) => Deadline.UntilAsync(
        async () => await server.Place.CountAsync("""select count(*) from "TranscriptArchives" where "ClearedAt" is not null""") == files,
        () => $"{files} archive files whose entries have left the database\n{server.Output}");

    private static string Folder(ServerPlace place) => Path.Combine(place.Folder, "archive");

    private static TranscriptEntry Read(JsonElement line) => new()
    {
        ConversationId = line.GetProperty("conversation").GetGuid(),
        Seq = line.GetProperty("seq").GetInt64(),
        ActivityId = line.GetProperty("id").GetString()!,
        FromPerson = line.GetProperty("fromPerson").GetBoolean(),
        At = line.GetProperty("at").GetDateTimeOffset(),
        SentAs = line.TryGetProperty("sentAs", out var sentAs) ? sentAs.GetString() : null,
        Activity = line.GetProperty("activity").GetRawText(),
    };
}
