using ChatDelegate.Congress.Data;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Tests.Records;

/// <summary>What is written by SQLite's own interface stands in the file as the provider's commands and EF Core would write it, and fails like theirs.</summary>
public sealed class SqliteWritesTests : IDisposable
{
    private const string Insert = "insert into Things (Id, One, Other) values (@id, @one, @other)";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteWrites _writes;

    public SqliteWritesTests()
    {
        _connection.Open();
        Ask("create table Things (Id integer primary key, One, Other, Once text unique)");
        _writes = new SqliteWrites(_connection);
    }

    public static TheoryData<object?> Values { get; } =
    [
        (object?)null, DBNull.Value, "", "意见", "a\0b", "😀", new string('长', 40_000), long.MinValue, 0L, 7, true, false, -0.5, Guid.Parse("0192f0aa-bcde-7fff-8123-456789abcdef"), Array.Empty<byte>(),
        new byte[] { 0, 1, 255 },
    ];

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Run_AnyValue_StandsAsTheProviderWritesIt(object? value) => StandsAlike(1, value);

    [Fact]
    public void Run_AnyText_StandsAsTheProviderWritesIt()
    {
        var id = 0L;
        Check.QuickThrowOnFailure(Prop.ForAll<string>(text => StandsAlike(++id, text)));
    }

    [Fact]
    public void Run_StatementOfEachKind_CountsRows()
    {
        _writes.Run(Insert, ["id", "one", "other"], [1L, "x", null]).ShouldBe(1);
        _writes.Run(Insert, ["id", "one", "other"], [2L, "x", null]).ShouldBe(1);
        _writes.Run("update Things set One = @one", ["one"], ["y"]).ShouldBe(2);
        _writes.Run("select 1 from Things where One = @one", ["one"], ["y"]).ShouldBe(1);
        _writes.Run("select 1 from Things where One = @one", ["one"], ["x"]).ShouldBe(0);
        _writes.Run("delete from Things where Id = @id", ["id"], [3L]).ShouldBe(0);
    }

    [Fact]
    public void Run_AgainstARule_FailsLikeTheProviderAndWorksAgain()
    {
        const string sql = "insert into Things (Once) values (@once)";
        _writes.Run(sql, ["once"], ["a"]);

        var ours = Should.Throw<SqliteException>(() => _writes.Run(sql, ["once"], ["a"]));
        var theirs = Should.Throw<SqliteException>(() => Ask("insert into Things (Once) values ('a')"));

        (ours.SqliteErrorCode, ours.SqliteExtendedErrorCode, ours.Message).ShouldBe((theirs.SqliteErrorCode, theirs.SqliteExtendedErrorCode, theirs.Message));
        _writes.Run(sql, ["once"], ["b"]).ShouldBe(1);
    }

    [Fact]
    public void Run_UnknownNameOrKindOfValue_SaysWhich()
    {
        Should.Throw<ArgumentException>(() => _writes.Run("delete from Things where Id = @id", ["ID"], [1L])).Message.ShouldContain("'ID'");
        Should.Throw<NotSupportedException>(() => _writes.Run("delete from Things where Id = @it", ["it"], [DateTimeOffset.UnixEpoch])).Message.ShouldContain(nameof(DateTimeOffset));
    }

    public void Dispose()
    {
        _writes.Dispose();
        _connection.Dispose();
    }

    private void StandsAlike(long id, object? value)
    {
        _writes.Run(Insert, ["id", "one", "other"], [id, value, null]);
        Ask("update Things set Other = @other where Id = @id", ("@other", value ?? DBNull.Value), ("@id", id));
        Ask("select count(*) from Things where Id = @id and One is Other and typeof(One) = typeof(Other)", ("@id", id)).ShouldBe(1L, $"{value}");
    }

    private object? Ask(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar();
    }
}
