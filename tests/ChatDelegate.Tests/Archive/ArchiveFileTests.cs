using ChatDelegate.Congress.Conversations;
using ChatDelegate.Server.Archive;

namespace ChatDelegate.Tests.Archive;

/// <summary>What goes into an archive file comes out of it.</summary>
public sealed class ArchiveFileTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatdelegate-archive-").FullName;
    private readonly Guid _talk = Guid.CreateVersion7(Noon);

    private string Path => System.IO.Path.Combine(_folder, "a.jsonl.gz");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"text":"路灯 \"坏\" \u003c 😀","n":1.50}""")]
    [InlineData("{ \"text\" :\n\"两行\" }")]
    [InlineData("不是 JSON\r\n")]
    [InlineData("""{"half":""")]
    [InlineData("\"只是一句\"")]
    [InlineData("{} {}")]
    [InlineData("")]
    public async Task Write_AnyActivity_ComesBackLetterForLetter(string activity)
    {
        var entry = Entry(7, activity);

        await WriteAsync(entry, Entry(8, "{}"));

        var read = await ReadAsync();
        read.Select(one => (one.ConversationId, one.Seq, one.ActivityId, one.FromPerson, one.At, one.SentAs, one.Activity))
            .ShouldBe([(_talk, 7, "a7", true, Noon.AddTicks(7), null, activity), (_talk, 8, "a8", false, Noon.AddTicks(8), "sent", "{}")]);
        (await ArchiveFile.TallyAsync(Path, CancellationToken.None)).Head.Entries.ShouldBe(2);
    }

    [Fact]
    public async Task Tally_EntriesOtherThanTheHeadSays_IsRefused()
    {
        var head = Head(Entry(7, "{}"), Entry(8, "{}"));

        await ArchiveFile.WriteAsync(Path, head, Stream(Entry(7, "{}")), CancellationToken.None);

        await Should.ThrowAsync<InvalidDataException>(() => ArchiveFile.TallyAsync(Path, CancellationToken.None));
    }

    [Fact]
    public async Task Tally_FileCutShort_IsRefused()
    {
        await WriteAsync([.. Enumerable.Range(1, 500).Select(seq => Entry(seq, $$"""{"text":"{{Guid.NewGuid()}}"}"""))]);
        await using (var file = File.OpenWrite(Path))
        {
            file.SetLength(file.Length / 2);
        }

        await Should.ThrowAsync<InvalidDataException>(() => ArchiveFile.TallyAsync(Path, CancellationToken.None));
    }

    private Task WriteAsync(params TranscriptEntry[] entries) => ArchiveFile.WriteAsync(Path, Head(entries), Stream(entries), CancellationToken.None);

    private ArchiveHead Head(params TranscriptEntry[] entries) =>
        new(ArchiveHead.CurrentFormat, Guid.CreateVersion7(Noon), Noon, [new ArchivedConversation(_talk, "webchat", "谈话", null, entries.Length, entries[0].Seq, entries[^1].Seq)]);

    private async Task<List<TranscriptEntry>> ReadAsync()
    {
        var read = new List<TranscriptEntry>();
        await foreach (var entry in ArchiveFile.ReadAsync(Path, CancellationToken.None))
        {
            read.Add(entry);
        }

        return read;
    }

    private static async IAsyncEnumerable<TranscriptEntry> Stream(params TranscriptEntry[] entries)
    {
        foreach (var entry in entries)
        {
            yield return entry;
            await Task.Yield();
        }
    }

    private TranscriptEntry Entry(long seq, string activity) => new()
    {
        ConversationId = _talk,
        Seq = seq,
        ActivityId = $"a{seq}",
        FromPerson = seq % 2 == 1,
        Activity = activity,
        At = Noon.AddTicks(seq),
        SentAs = seq % 2 == 0 ? "sent" : null,
    };
}
