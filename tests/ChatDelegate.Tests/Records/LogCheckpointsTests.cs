using System.Buffers.Binary;
using System.Diagnostics;
using ChatDelegate.Congress.Data;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Tests.Records;

/// <summary>The log starts anew again and again while the writer never pauses, and whoever opens the file later finds all that was committed.</summary>
public sealed class LogCheckpointsTests : IDisposable
{
    private const int CheckpointNumber = 12; // its place in the log's header: one more each time the log starts anew

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatdelegate-log").FullName;

    [Fact]
    public void Follow_WritingWithoutPause_StartsTheLogAnewAgainAndAgain()
    {
        var written = 0;
        using var alone = new SemaphoreSlim(1, 1);
        using (var writer = Open())
        {
            Run(writer, "create table Rows (Text text not null)");
            var first = Number();
            using (var checkpoints = new LogCheckpoints(writer, Open, alone, threshold: 64, most: 0))
            {
                for (var clock = Stopwatch.StartNew(); Number() < first + 3 && clock.Elapsed < Long; written++)
                {
                    Run(writer, "insert into Rows values (hex(randomblob(1000)))");
                    checkpoints.Follow();
                }
            }

            Number().ShouldBeGreaterThanOrEqualTo(first + 3);
            alone.CurrentCount.ShouldBe(1);
            Run(writer, "pragma wal_autocheckpoint").ShouldBe((long)SqlitePragmas.LogPages);
        }

        using var later = Open();
        Run(later, "select count(*) from Rows").ShouldBe((long)written);
        Run(later, "pragma integrity_check").ShouldBe("ok");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "log.db")};Pooling=False");
        connection.Open();
        SqlitePragmas.Tell(connection);
        return connection;
    }

    private uint Number()
    {
        using var log = File.Open(Path.Combine(_folder, "log.db-wal"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[CheckpointNumber + sizeof(uint)];
        return log.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length ? 0 : BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(CheckpointNumber));
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
