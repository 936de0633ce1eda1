using System.IO.Compression;
using System.Text.Json;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>Old entries leave the database for files; nothing is lost by it, and nobody notices.</summary>
public sealed class TranscriptArchiveTests
{
    private static readonly (string, string) NoDemo = ("Demo:Enabled", "false");
    private static readonly (string, string) SmallPieces = ("Archive:Piece", "7");

    [Theory]
    [EachDatabase]
    public async Task Start_OldEntries_LeaveButForWhatIsNeeded(Database database)
    {
        await using var server = await SharedServer.StartAsync(database, SmallPieces);
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

    [Theory]
    [EachDatabase]
    public async Task Kill_WhereverItArchives_LeavesEachEntryOnce(Database database)
    {
        await using var place = await LongTalk.CreateAsync(database, 3);
        var before = await LongTalk.InDatabaseAsync(place);

        foreach (var point in (string[])["archive-writing:2", "archive-written", "archive-recorded", "archive-removing:3"])
        {
            (await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", point), NoDemo, SmallPieces)).Code.ShouldNotBe(0, point);

            var (left, moved) = (await LongTalk.InDatabaseAsync(place), await ArchivedFiles.EntriesAsync(place));
            left.Union(moved).Order(StringComparer.Ordinal).SequenceEqual(before).ShouldBeTrue(point);
            moved.Distinct(StringComparer.Ordinal).Count().ShouldBe(moved.Count, point);
        }

        await using var server = await ServerProcess.StartAsync(place, NoDemo, SmallPieces);
        await ArchivedFiles.ClearedAsync(server, 1);
        var (kept, archived) = (await LongTalk.InDatabaseAsync(place), await ArchivedFiles.EntriesAsync(place));
        kept.Concat(archived).Order(StringComparer.Ordinal).ShouldBe(before);
        archived.Count.ShouldBe(3 * (LongTalk.Old - 200));
        ArchivedFiles.All(place).Count.ShouldBe(1, "what the kills left is gone");
    }

    [Theory]
    [EachDatabase]
    public async Task Turns_WhileItArchives_GoOn(Database database)
    {
        await using var place = await LongTalk.CreateAsync(database, 2);
        await using var process = await ServerProcess.StartAsync(place, ("Archive:Piece", "1"), ("Demo:Enabled", "true"));
        var congress = await DemoCongress.ReadAsync(process);
        await using var chat = await congress.SignInAsync();
        var usual = (await chat.AskAsync("帮助")).Count;
        var asked = 0;

        do
        {
            (await chat.AskAsync("帮助")).Count.ShouldBe(usual);
            asked++;
        }
        while (await place.CountAsync("""select count(*) from "TranscriptArchives" where "ClearedAt" is not null""") == 0 && asked < 10_000);

        (await place.CountAsync("""select count(*) from "TranscriptArchives" """)).ShouldBe(1);
        (await ArchivedFiles.EntriesAsync(place)).Count.ShouldBe(2 * (LongTalk.Old - 200), "nothing of today");
    }

    [Fact]
    public async Task Instances_TwoOnOneDatabase_ArchiveEachEntryOnce()
    {
        Assert.SkipWhen(PostgresCluster.Missing is not null, PostgresCluster.Missing ?? string.Empty);
        await using var place = await LongTalk.CreateAsync(Database.Postgres, 4);
        var before = await LongTalk.InDatabaseAsync(place);
        await using (var first = await ServerProcess.StartAsync(place, NoDemo))
        {
            (await first.InterruptAsync()).ShouldBe(0);
        }

        await place.ExecuteAsync("""update "Conversations" set "Version" = "Version" + 1, "LastSeq" = "LastSeq" + 50""");

        var both = await Task.WhenAll(
            ServerProcess.StartAsync(place, NoDemo, SmallPieces, ("Archive:Every", "00:00:01")),
            ServerProcess.StartAsync(place, NoDemo, SmallPieces, ("Archive:Every", "00:00:01")));
        await using var one = both[0];
        await using var other = both[1];

        await Deadline.UntilAsync(async () => (await LongTalk.InDatabaseAsync(place)).Count == 4 * 150, () => $"150 entries of each\n{one.Output}\n{other.Output}");
        (await LongTalk.InDatabaseAsync(place)).Concat(await ArchivedFiles.EntriesAsync(place)).Order(StringComparer.Ordinal).ShouldBe(before);
    }

    [Fact]
    public async Task Backup_OfAnArchive_IsReadableElsewhere()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await using (var server = await ServerProcess.StartAsync(place, NoDemo))
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

        await using var server = await ServerProcess.StartAsync(place, NoDemo, ("Archive:TranscriptDays", "0"));

        await Deadline.UntilAsync(() => Task.FromResult(server.Output.Contains("old receipts were let go", StringComparison.Ordinal)), () => $"a run\n{server.Output}");
        (await LongTalk.InDatabaseAsync(place)).Count.ShouldBe(LongTalk.Old);
        ArchivedFiles.All(place).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_IsDamaged_IsToldAndNothingLeavesForIt()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", "archive-recorded"), NoDemo);
        var file = ArchivedFiles.All(place).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await using var server = await ServerProcess.StartAsync(place, NoDemo);

        await Deadline.UntilAsync(() => Task.FromResult(server.Output.Contains("gone or damaged", StringComparison.Ordinal)), () => $"a word about it\n{server.Output}");
        (await LongTalk.InDatabaseAsync(place)).Count.ShouldBe(LongTalk.Old);
        var (code, output, _) = await ServerProcess.RunAsync(place, ["archive", "verify"]);
        code.ShouldBe(2);
        output.ShouldContain(Path.GetFileName(file));
        (await ServerProcess.RunAsync(place, ["archive", "show", "long-0"])).Error.ShouldContain("gone or damaged");
    }

    [Fact]
    public async Task File_NotOnRecordAndHoldingMore_IsLeftAlone()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", "archive-written"), NoDemo);
        var file = ArchivedFiles.All(place).Single();
        await place.ExecuteAsync("""delete from "Transcript" where "Seq" < 10""");

        await using var server = await ServerProcess.StartAsync(place, NoDemo);

        await ArchivedFiles.ClearedAsync(server, 1);
        server.Output.ShouldContain("it is left alone");
        ArchivedFiles.All(place).ShouldContain(file);
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
