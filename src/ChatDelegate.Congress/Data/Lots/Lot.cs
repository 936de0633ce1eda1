using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Npgsql;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// The pieces of one transaction. Everything is written, a statement for all rows of a kind, and committed in one round trip, however many pieces there are; that
/// fails as a whole when a row has changed on which a piece depends. Where more than rows is needed, or care, it first holds what the pieces depend on, numbers
/// before the end of the audit chain before rows, as work in earnest does, and gives numbers to those that ask; what has changed is left out then.
/// </summary>
/// <param name="isCareful">Holds the rows first.</param>
internal sealed class Lot(RecordConnection connection, SetStatements statements, IReadOnlyList<LotPiece> pieces, bool isCareful)
{
    private readonly NpgsqlConnection _postgres = (NpgsqlConnection)connection.Connection;
    private readonly List<AskingPiece> _asking = [.. pieces.OfType<AskingPiece>()];
    private readonly List<LotPiece> _known = [.. pieces.Where(piece => piece is not AskingPiece)];
    private readonly HashSet<LotPiece> _held = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private (long Seq, string Hash)? _head;

    /// <summary>From here on nobody knows whether <see cref="Written"/> is durable, until it says so.</summary>
    public bool IsCommitting { get; private set; }

    /// <summary>The pieces that are not left out, once it is known which.</summary>
    public IReadOnlyList<LotPiece> Written { get; private set; } = [];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var holds = _asking.Count > 0 || _known.Exists(piece => piece.Session.Links.Count > 0 || (isCareful && piece.Session.Condition is not null));
        if (holds)
        {
            await HoldAsync(cancellationToken);
            await NumberAsync(cancellationToken);
        }

        Written = holds ? Standing() : _known;
        await using var batch = new NpgsqlBatch(_postgres);
        Write(batch);
        if (holds)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        }

        if (batch.BatchCommands.Count > 0)
        {
            IsCommitting = true;
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Begins; of the rows only if all are known, so that everybody holds them in the same order.</summary>
    private async Task HoldAsync(CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(_postgres);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
        string[] series = [.. _asking.Select(piece => piece.Series).Distinct().Order(StringComparer.Ordinal)];
        if (series.Length > 0)
        {
            batch.BatchCommands.Add(RunningNumber.Begin(series));
            batch.BatchCommands.Add(RunningNumber.Hold(series));
        }

        var links = _asking.Count > 0 || _known.Exists(piece => piece.Session.Links.Count > 0);
        if (links)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(AuditTable.HeadForUpdate));
        }

        var rows = _asking.Count > 0 ? [] : Conditions();
        Hold(batch, rows);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (series.Length > 0)
        {
            await ReadAsync(reader, row => _numbers.Add(row.GetString(0), row.GetInt32(1)), cancellationToken);
        }

        if (links)
        {
            await ReadAsync(reader, row => _head = (row.GetInt64(0), row.GetString(1)), cancellationToken);
        }

        await HeldAsync(reader, rows, cancellationToken);
    }

    /// <summary>Each piece that asks is given its number and says what it writes; now all rows are known.</summary>
    private async Task NumberAsync(CancellationToken cancellationToken)
    {
        if (_asking.Count == 0)
        {
            return;
        }

        await GiveAsync();
        await using var batch = new NpgsqlBatch(_postgres);
        var rows = Conditions();
        Hold(batch, rows);
        if (rows.Count > 0)
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await HeldAsync(reader, rows, cancellationToken);
        }
    }

    /// <summary>One after the other, since each number counts on the one before it.</summary>
    private async Task GiveAsync()
    {
        var last = new Dictionary<string, int>(_numbers, StringComparer.Ordinal);
        foreach (var piece in _asking)
        {
            if (await piece.TryGiveAsync(last[piece.Series] + 1))
            {
                last[piece.Series]++;
                _known.Add(piece);
            }
        }
    }

    /// <summary>Those whose rows are held. One with a number that is left out would leave a gap, so those after it in its series are left out, too.</summary>
    private List<LotPiece> Standing()
    {
        var standing = new List<LotPiece>();
        foreach (var piece in _known.Where(piece => piece.Session.Condition is null || _held.Contains(piece)))
        {
            if (piece is AskingPiece { Session.Number: { } number } asked)
            {
                if (number.Value != _numbers[asked.Series] + 1)
                {
                    continue;
                }

                _numbers[asked.Series]++;
            }

            standing.Add(piece);
        }

        return standing;
    }

    /// <summary>Everybody who holds does so in the same order, so that lots of two instances do not wait for each other.</summary>
    private List<List<LotPiece>> Conditions() =>
    [
        .. _known.Where(piece => piece.Session.Condition is not null).OrderBy(piece => piece.Key, StringComparer.Ordinal)
            .GroupBy(piece => piece.Session.Condition?.Sql).Select(same => same.ToList()),
    ];

    private void Hold(NpgsqlBatch batch, List<List<LotPiece>> rows)
    {
        foreach (var same in rows)
        {
            batch.BatchCommands.Add(Command(same, SetUse.Hold));
        }
    }

    private async Task HeldAsync(NpgsqlDataReader reader, List<List<LotPiece>> rows, CancellationToken cancellationToken)
    {
        foreach (var same in rows)
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

    private void Write(NpgsqlBatch batch)
    {
        foreach (var same in Written.Where(piece => piece.Session.Condition is not null).GroupBy(piece => piece.Session.Condition?.Sql))
        {
            batch.BatchCommands.Add(Command([.. same], SetUse.Exact));
        }

        var later = new LaterStatements();
        foreach (var piece in Written)
        {
            later.Add(piece.Session.Later);
        }

        if (_head is { } head)
        {
            var entries = connection.Audit.Link(Written.SelectMany(piece => piece.Session.Links), head.Seq, head.Hash);
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
