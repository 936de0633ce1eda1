using System.IO.Compression;
using System.Text.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>Old entries leave the database for files; nothing is lost by it, and nobody notices.</summary>
public sealed class TranscriptArchiveTests
{
    [Theory]
    [EachDatabase]
    public async Task Start_OldEntries_LeaveButForWhatIsNeeded(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, LongTalk.SmallPieces);
        var person = server.Congress.Next();
        await using var chat = await WebChatClient.SignInAsync(server.Process, person);
        await chat.AskAsync("帮助");
        await server.Process.KillAsync();
        var place = server.Place;
        var conversation = Guid.Parse((await place.ReadAsync("""select "Id" from "Conversations" where "ExternalId" = @id""", ("id", chat.ConversationId))).Single());
        await LongTalk.PutBeforeAsync(place, conversation, """[{"Key":"k","First":3,"Last":5,"Revision":0}]""");
        await place.ExecuteAsync(
            """insert into "Outbox" ("ConversationId", "Seq", "Replaces", "DueAt", "TriedAt", "Attempts") values (@id, 9, 7, 9000000000000000000, 1, 1)""", ("id", conversation));
        await PutInReceiptsAsync(place, conversation);
        var before = await LongTalk.InDatabaseAsync(place);
        var last = before.Count;

        await server.Process.RestartAsync();

        await ArchivedFiles.ClearedAsync(server.Process, 1);
        var (left, moved) = (await LongTalk.InDatabaseAsync(place), await ArchivedFiles.EntriesAsync(place));
        left.Concat(moved).Order(StringComparer.Ordinal).ShouldBe(before);
        (await place.ReadAsync("""select "Seq" from "Transcript" where "ConversationId" = @id order by "Seq" """, ("id", conversation))).Select(int.Parse)
            .ShouldBe([3, 5, 7, 9, .. Enumerable.Range(last - 199, 200)], "an open card, what has to be sent, and the end of the talk");
        await Deadline.UntilAsync(async () => (await ReceiptsAsync(place, conversation)).Count == 2, () => $"receipts\n{server.Process.Output}");
        (await ReceiptsAsync(place, conversation)).ShouldBe(["arrived", "of-last-week"]);
        await SeesTheEndAsync(server, person, last);
        await ShouldBeReadableAsync(place, conversation, before);
    }

    [Fact]
    public async Task Backup_OfAnArchive_IsReadableElsewhere()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await using (var server = await ServerProcess.StartAsync(place, LongTalk.NoDemo))
        {
            await ArchivedFiles.ClearedAsync(server, 1);
        }

        var saved = Path.Combine(place.Folder, "saved.zip");
        (await ServerProcess.RunAsync(place, ["backup", saved])).Code.ShouldBe(0);
        var restored = ("Data:Path", Path.Combine(place.Folder, "elsewhere"));
        await ZipFile.ExtractToDirectoryAsync(saved, restored.Item2);

        var (code, told, error) = await ServerProcess.RunAsync(place, ["archive", "show", "long-0"], restored);

        code.ShouldBe(0, error);
        told.ShouldContain("> 第 1 句 / “路灯” 😀 \"坏\" <");
        told.ShouldContain($"  第 {LongTalk.Old} 句");
        (await ServerProcess.RunAsync(place, ["verify-audit"], restored)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Start_TurnedOff_MovesNothing()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await PutInReceiptsAsync(place, Guid.Parse((await place.ReadAsync("""select "Id" from "Conversations" """)).Single()));

        await using var server = await ServerProcess.StartAsync(place, LongTalk.NoDemo, ("Archive:TranscriptDays", "0"));

        await server.SaysAsync("old receipts were let go");
        (await LongTalk.InDatabaseAsync(place)).Count.ShouldBe(LongTalk.Old);
        ArchivedFiles.All(place).ShouldBeEmpty();
    }

    private static async Task PutInReceiptsAsync(ServerPlace place, Guid conversation)
    {
        await place.ExecuteAsync("""delete from "Receipts" where "ConversationId" = @id""", ("id", conversation));
        foreach (var (key, at) in ((string, DateTimeOffset)[])[("arrived", LongTalk.LongAgo), ("of-long-ago", LongTalk.LongAgo), ("of-last-week", DateTimeOffset.UtcNow.AddDays(-7))])
        {
            await place.ExecuteAsync("""insert into "Receipts" ("ConversationId", "Key", "ActivityId", "At") values (@id, @key, @key, @at)""", ("id", conversation), ("key", key), ("at", at.UtcTicks));
        }
    }

    private static Task<IReadOnlyList<string>> ReceiptsAsync(ServerPlace place, Guid conversation) =>
        place.ReadAsync("""select "Key" from "Receipts" where "ConversationId" = @id order by "Key" """, ("id", conversation));

    private static async Task SeesTheEndAsync(SharedServer server, DemoPerson person, int last)
    {
        await using var again = await WebChatClient.SignInAsync(server.Process, person);
        await Deadline.UntilAsync(() => Task.FromResult(again.Activities.Count >= 200), () => $"200 activities, not {again.Activities.Count}");
        again.Activities[0].Words.ShouldStartWith($"第 {last - 199} 句");
    }

    private static async Task ShouldBeReadableAsync(ServerPlace place, Guid conversation, IReadOnlyList<string> all)
    {
        var (code, output, error) = await ServerProcess.RunAsync(place, ["archive", "verify"]);
        code.ShouldBe(0, output + error);
        output.ShouldContain("All as recorded: 1 files");

        var (_, shown, fault) = await ServerProcess.RunAsync(place, ["archive", "show", $"{conversation}", "--json"]);

        var lines = shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains($"{conversation}", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(all.Count, shown + fault);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("seq").GetInt32()).ShouldBe(Enumerable.Range(1, all.Count));
    }
}
