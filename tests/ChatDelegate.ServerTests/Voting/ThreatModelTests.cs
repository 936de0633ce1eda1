using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Congress.Voting.Sealing;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>The table of Congress/Voting/README.md, row by row, by trying.</summary>
public sealed class ThreatModelTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Tables_OfRollAndBox_HaveNothingThatTellsTimeOrder(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        await VotedAsync(house);

        (await ColumnsAsync(house, "BallotRoll")).ShouldBe(["Admitted", "BallotId", "GroupId", "Paper", "PersonId", "Voted"]);
        (await ColumnsAsync(house, "BallotBox")).ShouldBe(["BallotId", "Key", "Sealed"]);
        if (database == Database.Sqlite)
        {
            foreach (var table in (string[])["BallotRoll", "BallotBox"])
            {
                (await Should.ThrowAsync<Exception>(() => house.Place.ReadAsync($"select rowid from \"{table}\""))).Message.ShouldContain("no such column", Case.Insensitive, "rows have no numbers");
            }
        }
    }

    [Theory]
    [EachDatabase]
    public async Task AuditChain_OfTheTimeOfVoting_HasNoEntryForAVote(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();
        var before = await house.Place.CountAsync("""select count(*) from "AuditEntries" """);

        await house.CastAsync(ballot, 0, 0);
        await house.CastAsync(ballot, 1, 1);

        (await house.Place.CountAsync("""select count(*) from "AuditEntries" """)).ShouldBe(before);
    }

    /// <summary>Everything that the server can open by itself while people vote: the outer envelopes, and in them only sealed ones.</summary>
    [Theory]
    [EachDatabase]
    public async Task Administrator_WithDatabaseAndInstallationKey_OpensNoChoice(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await VotedAsync(house);
        await using var db = await house.ReadAsync();
        var box = await db.Set<BoxedBallot>().ToListAsync();
        var keys = await db.Set<BallotKey>().ToListAsync();
        using var boxKey = Key(house.Get<SecretBox>().Open(keys.Single(key => key.Name == BallotKey.OfBox).Wrapped));

        foreach (var inner in box.Select(boxed => SealedBallot.TakeOff(boxKey, ballot, boxed.Sealed)))
        {
            Should.Throw<CryptographicException>(() => SealedBallot.Open(boxKey, ballot, inner, 4));
        }

        foreach (var pair in keys.Where(key => key.Name != BallotKey.OfBox))
        {
            Should.Throw<CryptographicException>(() => house.Get<SecretBox>().Open(pair.Wrapped), "the installation's key opens no scrutineers' key");
        }

        // One scrutineer beside them: every pair needs another.
        var scrutineers = await db.Set<Scrutineer>().OrderBy(scrutineer => scrutineer.Order).ToListAsync();
        foreach (var other in scrutineers.Skip(1))
        {
            var wrapped = keys.Single(key => key.Name == BallotKey.OfPair(1, other.Order)).Wrapped;
            PairKey.Unwrap(wrapped, (scrutineers[0], codes[0]), (other, codes[0])).ShouldBeNull();
        }

        (await house.BallotAsync(ballot)).ResultJson.ShouldBeNull("nothing partial is kept anywhere");
    }

    /// <summary>Two scrutineers conspire while people vote. What they have from the database alone does not get them through the outer envelopes.</summary>
    [Theory]
    [EachDatabase]
    public async Task TwoScrutineers_WithACopyOfTheDatabaseOfThatTime_OpenNothingWithoutTheInstallationsKey(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await VotedAsync(house);
        await using var db = await house.ReadAsync();
        using var countKey = await ConspireAsync(db, codes);
        var box = await db.Set<BoxedBallot>().Select(boxed => boxed.Sealed).ToListAsync();
        var wrapped = (await db.Set<BallotKey>().SingleAsync(key => key.Name == BallotKey.OfBox)).Wrapped;

        foreach (var boxed in box)
        {
            Should.Throw<CryptographicException>(() => SealedBallot.Open(countKey, ballot, boxed, 4));
        }

        using var thief = new TemporaryFolder();
        Should.Throw<CryptographicException>(() => new SecretBox(new KeyRing(Options.Create(new DataOptions { Path = thief.Path }))).Open(wrapped));

        // What remains possible, and is written down: with the installation's key as well, they can open what the copy holds.
        using var boxKey = Key(house.Get<SecretBox>().Open(wrapped));
        SealedBallot.Open(countKey, ballot, SealedBallot.TakeOff(boxKey, ballot, box[0]), 4).Marks.Count.ShouldBe(4);
    }

    /// <summary>After closing two scrutineers can open what is in the box, and find nothing there that leads to a person or a receipt.</summary>
    [Theory]
    [EachDatabase]
    public async Task TwoScrutineers_AfterClosing_FindChoicesOfNobody(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, codes) = await VotedAsync(house);
        List<BoxedBallot> before;
        await using (var db = await house.ReadAsync())
        {
            before = await db.Set<BoxedBallot>().AsNoTracking().ToListAsync();
        }

        await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None);

        await using var closed = await house.ReadAsync();
        using var countKey = await ConspireAsync(closed, codes);
        var box = await closed.Set<BoxedBallot>().AsNoTracking().ToListAsync();
        var receipts = await closed.Set<PublishedReceipt>().Select(receipt => receipt.Receipt).ToListAsync();
        box.Select(boxed => SealedBallot.Open(countKey, ballot, boxed.Sealed, 4).Chosen).Sum().ShouldBe(10);
        box.Select(boxed => boxed.Key).Intersect(before.Select(boxed => boxed.Key)).ShouldBeEmpty();
        box.Select(boxed => boxed.Key).Concat(box.Select(boxed => SealedBallot.Of(boxed.Sealed).Receipt)).Intersect(receipts).ShouldBeEmpty("a receipt leads to no ballot in the box");
        before.Select(boxed => boxed.Key).Order().ShouldBe(receipts.Order(), "but each was in it");
        (await closed.Set<BallotKey>().AnyAsync(key => key.Name == BallotKey.OfBox)).ShouldBeFalse("nobody can take off an outer envelope any more");
    }

    /// <summary>Whoever keeps the files at all times: pages, freed pages, the log.</summary>
    [Fact]
    public async Task Sqlite_FilesAfterClosing_HoldNothingOfTheTimeOfVoting()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (ballot, codes) = await VotedAsync(house);
        List<byte[]> secrets;
        await using (var db = await house.ReadAsync())
        {
            secrets = await db.Set<BoxedBallot>().Select(boxed => boxed.Sealed).ToListAsync();
            secrets.Add((await db.Set<BallotKey>().SingleAsync(key => key.Name == BallotKey.OfBox)).Wrapped);
        }

        Found(house, secrets).ShouldBe(secrets.Count, "while people vote the seals are there, in pages or in the log");
        Found(house, [VotingHouse.Chosen(0).ToBytes(), VotingHouse.Chosen(1).ToBytes()], from: 0).ShouldBe(0, "and never what they hold");
        await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None);
        Found(house, secrets).ShouldBe(0);

        List<byte[]> shuffled;
        await using (var db = await house.ReadAsync())
        {
            shuffled = await db.Set<BoxedBallot>().Select(boxed => boxed.Sealed).ToListAsync();
            shuffled.AddRange(await db.Set<BallotKey>().Select(key => key.Wrapped).ToListAsync());
            shuffled.AddRange(await db.Set<Scrutineer>().Select(scrutineer => scrutineer.LockedKey!).ToListAsync());
        }

        var counting = house.Get<BallotCounting>();
        (await counting.CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[1]), None)).ShouldBeNull();
        (await counting.PublishAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        Found(house, shuffled).ShouldBe(shuffled.Count);
        (await counting.ConfirmAsync(VotingHouse.Clerk, ballot, None)).ShouldBeNull();
        Found(house, shuffled).ShouldBe(0, "destroyed is destroyed");
    }

    [Fact]
    public async Task Sqlite_SomebodyWhoReads_KeepsTheBoxShutUntilTheLogIsEmpty()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (ballot, codes) = await VotedAsync(house);
        await using var reader = await house.Place.OpenAsync();
        await RunAsync("begin");
        await RunAsync("""select count(*) from "BallotRoll" """);

        await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None);
        house.Logs.All.ShouldContain("log could not be emptied");
        (await house.Get<BallotCounting>().CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[1]), None))?.Why.ShouldBe(VotingError.Busy);
        await RunAsync("rollback");
        (await house.Get<BallotCounting>().CountAsync(VotingHouse.Clerk, ballot, new(1, codes[0]), new(2, codes[1]), None)).ShouldBeNull();

        async Task RunAsync(string sql)
        {
            await using var command = reader.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteScalarAsync();
        }
    }

    /// <summary>Row versions: who wrote a row (xmin), where it lies (ctid), and with track_commit_timestamp when.</summary>
    [Theory]
    [EachDatabase]
    public async Task Postgres_RowVersionsAfterClosing_AreAllOfOneTransaction(Database database)
    {
        if (database != Database.Postgres)
        {
            return;
        }

        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await VotedAsync(house);
        const string link = """select count(*) from "BallotRoll" r join "BallotBox" b on b.xmin = r.xmin where r."Voted" """;
        const string files = "select pg_relation_filenode('\"BallotRoll\"') || ' ' || pg_relation_filenode('\"BallotBox\"')";
        (await house.Place.CountAsync(link)).ShouldBe(10, "while people vote a row of the roll and its seal are of one transaction");
        var before = (await house.Place.ReadAsync(files))[0];

        await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None);

        (await house.Place.CountAsync("""select count(distinct x) from (select xmin::text x from "BallotRoll" union all select xmin::text from "BallotBox") all_rows""")).ShouldBe(1, "then everybody's is of the same");
        (await house.Place.ReadAsync("""select "PersonId" from "BallotRoll" order by ctid""")).ShouldBe(await house.Place.ReadAsync("""select "PersonId" from "BallotRoll" order by "PersonId" """));
        (await house.Place.ReadAsync("""select "Key" from "BallotBox" order by ctid""")).ShouldBe(await house.Place.ReadAsync("""select "Key" from "BallotBox" order by "Key" """), "in the order of random keys");
        var after = (await house.Place.ReadAsync(files))[0];
        after.Split(' ').Intersect(before.Split(' ')).ShouldBeEmpty("old versions lie in files that are gone");
    }

    [Theory]
    [EachDatabase]
    public async Task LogsAndTelemetry_AtTheirLoudest_SayNeitherWhoNorWhat(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue(string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        var (ballot, _) = await house.OpenBallotAsync();
        house.Logs.Clear();
        spans.Clear();

        var receipt = (await house.CastAsync(ballot, 6, 2)).Receipt.ShouldNotBeNull();
        await house.CastAsync(ballot, 6, 2);

        foreach (var said in (string[])[house.Logs.All, string.Join('\n', spans.Where(span => span.Contains("Ballot", StringComparison.Ordinal)))])
        {
            said.ShouldNotContain(VotingHouse.Person(6).ToString(), Case.Insensitive);
            said.ShouldNotContain(receipt);
            said.ShouldNotContain(receipt.Replace(" ", string.Empty, StringComparison.Ordinal));
        }

        house.Logs.All.ShouldContain("BallotRoll", Case.Sensitive, "the statements themselves are logged at this level");
    }

    /// <summary>The chat keeps that and when somebody voted, for it tells them so; nothing that leads into the box.</summary>
    [Theory]
    [EachDatabase]
    public async Task Notices_OfVotes_AreTheSameWhateverWasVoted(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await house.OpenBallotAsync();

        await house.CastAsync(ballot, 3, 0, 1);
        await house.CastAsync(ballot, 4);

        await using var db = await house.ReadAsync();
        (await db.Set<Notice>().Where(notice => notice.About == "voting.voted").Select(notice => notice.Replies).Distinct().CountAsync()).ShouldBe(1);
    }

    [Theory]
    [EachDatabase]
    public async Task Roll_ChangedAfterClosing_NoLongerHasItsHash(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (ballot, _) = await VotedAsync(house);
        await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, ballot, "试验", None);
        var hash = (await house.BallotAsync(ballot)).RollHash;

        (await HashAsync(house, ballot)).ShouldBe(hash);
        await house.Place.ExecuteAsync("""update "BallotRoll" set "Voted" = false where "PersonId" = @person""", ("person", VotingHouse.Person(2)));
        (await HashAsync(house, ballot)).ShouldNotBe(hash);
    }

    private static async Task<(Guid Ballot, string[] Codes)> VotedAsync(VotingHouse house)
    {
        var (ballot, codes) = await house.OpenBallotAsync();
        foreach (var person in (int[])[7, 2, 9, 4, 0, 5, 3, 8, 1, 6])
        {
            (await house.CastAsync(ballot, person, person % 2)).Receipt.ShouldNotBeNull();
        }

        return (ballot, codes);
    }

    private static async Task<ECDiffieHellman> ConspireAsync(CongressDb db, string[] codes)
    {
        var scrutineers = await db.Set<Scrutineer>().OrderBy(scrutineer => scrutineer.Order).ToListAsync();
        var wrapped = (await db.Set<BallotKey>().SingleAsync(key => key.Name == BallotKey.OfPair(1, 2))).Wrapped;
        return PairKey.Unwrap(wrapped, (scrutineers[0], codes[0]), (scrutineers[1], codes[1])).ShouldNotBeNull();
    }

    private static async Task<string> HashAsync(VotingHouse house, Guid ballot)
    {
        await using var db = await house.ReadAsync();
        return BallotRoll.HashOf(await db.Set<RollEntry>().AsNoTracking().Where(entry => entry.BallotId == ballot).ToListAsync());
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(VotingHouse house, string table) => [.. (await house.Place.ReadAsync(house.Place.Database == Database.Sqlite
        ? $"select name from pragma_table_info('{table}')"
        : $"select column_name from information_schema.columns where table_name = '{table}'")).Order(StringComparer.Ordinal)];

    /// <summary>How many of these are in any file of the database: the middle of each, for a page may cut one in two.</summary>
    private static int Found(VotingHouse house, IEnumerable<byte[]> secrets, int from = 8)
    {
        var files = Directory.EnumerateFiles(house.Place.Folder, "chatdelegate.db*").Select(Read).ToList();
        return secrets.Count(secret => files.Exists(file => file.AsSpan().IndexOf(secret.AsSpan(from, Math.Min(56, secret.Length) - from)) >= 0));
    }

    /// <summary>By another process: were the file closed in this one, SQLite's locks on it would be gone, and with them what keeps its log whole.</summary>
    private static byte[] Read(string path)
    {
        using var cat = Process.Start(new ProcessStartInfo("cat", [path]) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException("cat");
        using var bytes = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(bytes);
        cat.WaitForExit();
        return bytes.ToArray();
    }

    private static ECDiffieHellman Key(byte[] privateKey)
    {
        var key = ECDiffieHellman.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        return key;
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("chatdelegate-thief-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
