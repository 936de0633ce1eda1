using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// The writer's statements on SQLite, prepared once and bound by place through SQLite's own interface. A turn binds some fifty values, and everybody waits for
/// them: the provider's commands look up each by its name, in a copy, and copy the value twice.
/// </summary>
internal sealed class SqliteWrites(SqliteConnection connection) : IDisposable
{
    private readonly sqlite3 _database = SqlitePragmas.HandleOf(connection);
    private readonly Dictionary<string, Prepared> _prepared = new(StringComparer.Ordinal);
    private byte[] _text = new byte[16 * 1024];

    /// <summary>Runs it and counts the rows that it changed; of a <c>select</c> the rows that it found, one at most.</summary>
    /// <param name="names">Of the parameters, without the sign before them.</param>
    /// <exception cref="SqliteException">As a command of the provider would throw it.</exception>
    public int Run(string sql, ReadOnlySpan<string> names, ReadOnlySpan<object?> values)
    {
        var (statement, places) = Prepare(sql, names);
        try
        {
            for (var i = 0; i < places.Length; i++)
            {
                Check(Bind(statement, places[i], values[i]));
            }

            var result = raw.sqlite3_step(statement);
            if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                Check(result);
            }

            return result == raw.SQLITE_ROW ? 1 : raw.sqlite3_stmt_readonly(statement) != 0 ? 0 : raw.sqlite3_changes(_database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public void Dispose()
    {
        foreach (var (statement, _) in _prepared.Values)
        {
            statement.Dispose();
        }
    }

    private Prepared Prepare(string sql, ReadOnlySpan<string> names)
    {
        if (!_prepared.TryGetValue(sql, out var prepared))
        {
            Check(raw.sqlite3_prepare_v2(_database, sql, out var statement));
            var places = new int[names.Length];
            for (var i = 0; i < names.Length; i++)
            {
                places[i] = raw.sqlite3_bind_parameter_index(statement, '@' + names[i]) is var place and > 0
                    ? place
                    : throw new ArgumentException($"'{names[i]}' is no parameter of: {sql}", nameof(names));
            }

            _prepared.Add(sql, prepared = new Prepared(statement, places));
        }

        return prepared;
    }

    private int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        // An empty span has no address, which SQLite takes for null.
        "" => raw.sqlite3_bind_text(statement, place, string.Empty),
        string text => raw.sqlite3_bind_text(statement, place, Utf8(text)),
        Utf8Text { Bytes.IsEmpty: false } text => raw.sqlite3_bind_text(statement, place, text.Bytes),
        Guid id => raw.sqlite3_bind_text(statement, place, Utf8(id)),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, place, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new NotSupportedException($"Nobody has said how a {value.GetType().Name} stands in SQLite."),
    };

    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (Encoding.UTF8.GetMaxByteCount(text.Length) is var most && most > _text.Length)
        {
            _text = new byte[most];
        }

        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    /// <summary>In capitals, as the provider and EF Core write it.</summary>
    private ReadOnlySpan<byte> Utf8(Guid id)
    {
        id.TryFormat(_text, out var length, "D");
        Ascii.ToUpperInPlace(_text.AsSpan(0, length), out _);
        return _text.AsSpan(0, length);
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"SQLite Error {result & 0xff}: '{raw.sqlite3_errmsg(_database).utf8_to_string()}'.");
            throw new SqliteException(text, result & 0xff, raw.sqlite3_extended_errcode(_database));
        }
    }

    private readonly record struct Prepared(sqlite3_stmt Statement, int[] Places);
}
