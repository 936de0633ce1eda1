using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Archive;

/// <summary>Old entries leave while people speak, and while another instance has the same in mind.</summary>
public sealed class ArchiveBesideTests
{
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
        await using (var first = await ServerProcess.StartAsync(place, LongTalk.NoDemo))
        {
            (await first.InterruptAsync()).ShouldBe(0);
        }

        await place.ExecuteAsync("""update "Conversations" set "Version" = "Version" + 1, "LastSeq" = "LastSeq" + 50""");

        var both = await Task.WhenAll(
            ServerProcess.StartAsync(place, LongTalk.NoDemo, LongTalk.SmallPieces, ("Archive:Every", "00:00:01")),
            ServerProcess.StartAsync(place, LongTalk.NoDemo, LongTalk.SmallPieces, ("Archive:Every", "00:00:01")));
        await using var one = both[0];
        await using var other = both[1];

        await Deadline.UntilAsync(async () => (await LongTalk.InDatabaseAsync(place)).Count == 4 * 150, () => $"150 entries of each\n{one.Output}\n{other.Output}");
        (await LongTalk.InDatabaseAsync(place)).Concat(await ArchivedFiles.EntriesAsync(place)).Order(StringComparer.Ordinal).ShouldBe(before);
    }
}
