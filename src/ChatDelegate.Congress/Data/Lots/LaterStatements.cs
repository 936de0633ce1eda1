using Npgsql;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// What the pieces of a lot write, put together by kind. Of one piece it keeps the order, and of its updates that one may follow the other on the same row;
/// pieces owe each other nothing.
/// </summary>
internal sealed class LaterStatements
{
    private readonly List<(LaterStatement First, List<object?[]> Rows)> _kinds = [];

    /// <param name="piece">All that one piece writes, in order.</param>
    public void Add(IEnumerable<LaterStatement> piece)
    {
        var from = 0;
        foreach (var statement in piece)
        {
            var at = _kinds.FindIndex(from, kind => kind.First.Sql == statement.Sql);
            if (at < 0)
            {
                at = _kinds.Count;
                _kinds.Add((statement, []));
            }

            _kinds[at].Rows.Add(statement.Values);

            // A row that an update names twice is changed once only.
            from = statement.Sql.StartsWith("update", StringComparison.Ordinal) ? at + 1 : at;
        }
    }

    public void AddTo(NpgsqlBatch batch, SetStatements statements)
    {
        foreach (var (first, rows) in _kinds)
        {
            if (statements.Find(first, SetUse.Write) is { } set)
            {
                batch.BatchCommands.Add(set.Command(rows));
            }
            else
            {
                rows.ForEach(row => batch.BatchCommands.Add((first with { Values = row }).Command()));
            }
        }
    }
}
