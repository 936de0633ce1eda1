using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>What kills and damage leave of an archive is put right, or told and left alone.</summary>
public sealed class ArchiveFaultTests
{
    [Theory]
    [EachDatabase]
    public async Task Kill_WhereverItArchives_LeavesEachEntryOnce(Database database)
    {
        await using var place = await LongTalk.CreateAsync(database, 3);
        var before = await LongTalk.InDatabaseAsync(place);

        foreach (var point in (string[])["archive-writing:2", "archive-written", "archive-recorded", "archive-removing:3"])
        {
            (await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", point), LongTalk.NoDemo, LongTalk.SmallPieces)).Code.ShouldNotBe(0, point);

            var (left, moved) = (await LongTalk.InDatabaseAsync(place), await ArchivedFiles.EntriesAsync(place));
            left.Union(moved).Order(StringComparer.Ordinal).SequenceEqual(before).ShouldBeTrue(point);
            moved.Distinct(StringComparer.Ordinal).Count().ShouldBe(moved.Count, point);
        }

        await using var server = await ServerProcess.StartAsync(place, LongTalk.NoDemo, LongTalk.SmallPieces);
        await ArchivedFiles.ClearedAsync(server, 1);
        var (kept, archived) = (await LongTalk.InDatabaseAsync(place), await ArchivedFiles.EntriesAsync(place));
        kept.Concat(archived).Order(StringComparer.Ordinal).ShouldBe(before);
        archived.Count.ShouldBe(3 * (LongTalk.Old - 200));
        ArchivedFiles.All(place).Count.ShouldBe(1, "what the kills left is gone");
    }

    [Fact]
    public async Task File_IsDamaged_IsToldAndNothingLeavesForIt()
    {
        await using var place = await LongTalk.CreateAsync(Database.Sqlite, 1);
        await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", "archive-recorded"), LongTalk.NoDemo);
        var file = ArchivedFiles.All(place).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await using var server = await ServerProcess.StartAsync(place, LongTalk.NoDemo);

        await server.SaysAsync("gone or damaged");
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
        await ServerProcess.RunAsync(place, ["--urls", "http://127.0.0.1:0"], ("Faults:KillAt", "archive-written"), LongTalk.NoDemo);
        var file = ArchivedFiles.All(place).Single();
        await place.ExecuteAsync("""delete from "Transcript" where "Seq" < 10""");

        await using var server = await ServerProcess.StartAsync(place, LongTalk.NoDemo);

        await ArchivedFiles.ClearedAsync(server, 1);
        await server.SaysAsync("it is left alone");
        ArchivedFiles.All(place).ShouldContain(file);
    }
}
