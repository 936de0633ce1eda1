using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Npgsql;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// The pieces of one transaction. First it holds what they depend on, numbers before the end of the audit chain before rows, as work in earnest does; what has
/// changed is left out, and what counted on a number that another instance has taken is given the next. Then everything is written, a statement for all rows of
/// a kind, and committed: two round trips, however many pieces there are.
/// </summary>
internal sealed class Lot(RecordConnection connection, SetStatements statements, IReadOnlyList<LotPiece> pieces)
{
    private readonly NpgsqlConnection _postgres = (NpgsqlConnection)connection.Connection;
    private readonly HashSet<LotPiece> _held = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private (long Seq, string Hash)? _head;

    /// <summary>From here on nobody knows whether it is durable, until it says so.</summary>
    public bool IsCommitting { get; private set; }

    /// <returns>The pieces that are written.</returns>
    public async Task<IReadOnlyList<LotPiece>> WriteAsync(CancellationToken cancellationToken)
    {
        var depends = pieces.Any(piece => piece.Session.Condition is not null);
        if (depends)
        {
            await HoldAsync(cancellationToken);
        }

        var written = new List<LotPiece>();
        foreach (var piece in pieces)
        {
            if (await HoldsAsync(piece))
            {
                written.Add(piece);
            }
        }

        await using var batch = new NpgsqlBatch(_postgres);
        Write(batch, written);
        if (depends)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        }

        if (batch.BatchCommands.Count > 0)
        {
            IsCommitting = true;
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }

        return written;
    }

    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(_postgres);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
        string[] series = [.. pieces.Select(piece => piece.Session.Number?.Series).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (series.Length > 0)
        {
            batch.BatchCommands.Add(RunningNumber.Begin(series));
            batch.BatchCommands.Add(RunningNumber.Hold(series));
        }

        var links = pieces.Any(piece => piece.Session.Links.Count > 0);
        if (links)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(AuditTable.HeadForUpdate));
        }

        // Everybody in the same order, so that lots of two instances do not wait for each other.
        List<List<LotPiece>> conditions = [.. pieces.Where(piece => piece.Session.Condition is not null)
            .OrderBy(piece => piece.Key, StringComparer.Ordinal).GroupBy(piece => piece.Session.Condition?.Sql).Select(same => same.ToList())];
        foreach (var same in conditions)
        {
            batch.BatchCommands.Add(Command(same, SetUse.Hold));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (series.Length > 0)
        {
            await ReadAsync(reader, row => _numbers.Add(row.GetString(0), row.GetInt32(1)), cancellationToken);
        }

        if (links)
        {
            await ReadAsync(reader, row => _head = (row.GetInt64(0), row.GetString(1)), cancellationToken);
        }

        foreach (var same in conditions)
        {
            await ReadAsync(reader, row => _held.Add(same[(int)row.GetInt64(0) - 1]), cancellationToken);
        }
    }

    private static async Task ReadAsync(NpgsqlDataReader reader, Action<NpgsqlDataReader> take, CancellationToken cancellationToken)
    {
        while (await reader.ReadAsync(cancellationToken))
        {
            take(reader);
        }

        await reader.NextResultAsync(cancellationToken);
    }

    /// <summary>In the order of the pieces, since each number counts on the one before it.</summary>
    private async Task<bool> HoldsAsync(LotPiece piece)
    {
        if (piece.Session.Condition is not null && !_held.Contains(piece))
        {
            return false;
        }

        if (piece.Session.Number is { } number)
        {
            var next = _numbers[number.Series] + 1;
            if (next != number.Value && !await piece.TryCorrectAsync(connection, next))
            {
                return false;
            }

            _numbers[number.Series] = next;
        }

        return true;
    }

    private void Write(NpgsqlBatch batch, List<LotPiece> written)
    {
        foreach (var same in written.Where(piece => piece.Session.Condition is not null).GroupBy(piece => piece.Session.Condition?.Sql))
        {
            batch.BatchCommands.Add(Command([.. same], SetUse.Exact));
        }

        var later = new LaterStatements();
        written.ForEach(piece => later.Add(piece.Session.Later));
        if (_head is { } head)
        {
            var entries = connection.Audit.Link(written.SelectMany(piece => piece.Session.Links), head.Seq, head.Hash);
            later.Add(entries.Select(AuditTable.Adding));
            if (entries is [.., var last])
            {
                later.Add([AuditTable.Moving(last.Seq, last.Hash)]);
            }
        }

        later.AddTo(batch, statements);
        if (_numbers.Count > 0)
        {
            batch.BatchCommands.Add(RunningNumber.Move(_numbers));
        }
    }

    private NpgsqlBatchCommand Command(List<LotPiece> same, SetUse use)
    {
        var condition = same[0].Session.Condition ?? throw new InvalidOperationException("Only pieces that depend on a row.");
        var set = statements.Find(condition, use) ?? throw new NotSupportedException($"It cannot be run for many rows: {condition.Sql}");
        return set.Command([.. same.Select(piece => piece.Session.Condition?.Values ?? [])]);
    }
}
