using ChatDelegate.ServerTests.Support;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>
/// The file of the record cannot be written while people speak. What a person sees: in the web chat their message is marked as not sent, with the link
/// to send it again; in Teams the message is delivered again by the channel and answered when the cause is gone. What was sent before stays answered.
/// </summary>
public sealed class DiskTests
{
    private const string NoMount = "Filling a disk needs the right to mount one of our own.";
    private const string NoAttribute = "Taking away the right to write from a program that has the file open needs root and a file system that heeds the attribute 'immutable' (ext4 does; tmpfs and overlays take it and go on writing).";

    [Fact]
    public async Task DiskFull_WhilePeopleSpeak_RefusesAndGoesOnWhenThereIsRoom()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        await using var disk = await SmallDisk.MountAsync(place.Folder);
        Assert.SkipWhen(disk is null, NoMount);

        await ShouldOutliveAsync(place, "The disk of the database is full.", disk.Fill, disk.Free);
    }

    [Fact]
    public async Task FolderReadOnly_WhilePeopleSpeak_RefusesAndGoesOnWhenItCanBeWritten()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        Assert.SkipUnless(await StopsWritingAsync(Path.Combine(place.Folder, "probe")), NoAttribute);
        // Not the file "-shm", which is mapped into memory: Linux kills whoever writes to a mapped page that may no longer be written.
        Task<bool> MarkAsync(string attribute) => SmallDisk.RunAsync("chattr", [attribute, place.Folder, place.SqliteFile, place.SqliteFile + "-wal"]);

        try
        {
            await ShouldOutliveAsync(
                place, "The database's folder or disk cannot be written.", () => MarkAsync("+i").GetAwaiter().GetResult().ShouldBeTrue(), () => MarkAsync("-i").GetAwaiter().GetResult().ShouldBeTrue());
        }
        finally
        {
            await MarkAsync("-i");
        }
    }

    [Fact]
    public async Task DatabaseLocked_LongerThanItIsWaitedFor_RefusesAndGoesOnWhenItIsFree()
    {
        await using var place = await ServerPlace.CreateAsync(Database.Sqlite);
        await using var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = place.SqliteFile, Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        SqliteTransaction? held = null;

        await ShouldOutliveAsync(
            place,
            "A write to the database takes longer than 3 seconds: another program holds it, or it has too much to do.",
            () =>
            {
                other.Open();
                held = other.BeginTransaction(deferred: false);
            },
            () => held.ShouldNotBeNull().Rollback());
    }

    /// <summary>Whether the attribute keeps those from writing who have the file open, as the server has.</summary>
    private static async Task<bool> StopsWritingAsync(string path)
    {
        await using var open = File.Create(path, bufferSize: 0);
        if (!await SmallDisk.RunAsync("chattr", "+i", path))
        {
            return false;
        }

        try
        {
            open.WriteByte(1);
            return false;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return true;
        }
        finally
        {
            await SmallDisk.RunAsync("chattr", "-i", path);
        }
    }

    private static async Task ShouldOutliveAsync(ServerPlace place, string reason, Action begin, Action end)
    {
        await using var server = await SharedServer.OfAsync(await ServerProcess.StartAsync(place, Campaign.Patience));
        await using var connector = await ChannelConnector.StartAsync();
        await using var campaign = await Campaign.StartAsync(server, new Random(1), ofEach: 3, connector);
        await campaign.MoreAsync(20);

        begin();
        var said = string.Empty;
        await Deadline.UntilAsync(async () => (said = await server.Process.HealthAsync()) == reason, () => $"the probe to say '{reason}', not '{said}'\n{server.Process.Output}");
        await Deadline.UntilAsync(
            () => Task.FromResult(campaign is { RefusedOnConnector: > 0, RefusedOnFeed: > 0 } || campaign.IsBroken), () => "somebody of each channel to be refused");
        end();
        await Deadline.UntilAsync(server.Process.IsReadyAsync, () => $"a server that is well again without a restart\n{server.Process.Output}");
        await campaign.MoreAsync(40);

        (await campaign.ReconcileAsync()).Faults.ShouldBeEmpty(server.Process.Output);
    }
}
