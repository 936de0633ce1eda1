using Npgsql;
using NpgsqlTypes;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>The statements of one connection that write many rows, by the text of those that write one; the database is asked once for the types of each.</summary>
internal sealed class SetStatements(NpgsqlConnection connection)
{
    private readonly Dictionary<(string Sql, SetUse Use), SetStatement?> _known = [];

    /// <returns>Null when it can only be run row by row.</returns>
    public SetStatement? Find(LaterStatement statement, SetUse use)
    {
        if (!_known.TryGetValue((statement.Sql, use), out var set))
        {
            var types = TypesOf(statement);
            set = use switch
            {
                SetUse.Hold => SetStatement.Holding(statement.Sql, statement.Names, types),
                SetUse.Exact => SetStatement.Of(statement.Sql, statement.Names, types)?.Exact(),
                _ => SetStatement.Of(statement.Sql, statement.Names, types),
            };
            _known.Add((statement.Sql, use), set);
        }

        return set;
    }

    private NpgsqlDbType[] TypesOf(LaterStatement statement)
    {
        using var command = new NpgsqlCommand(statement.Sql, connection);
        NpgsqlCommandBuilder.DeriveParameters(command);
        return [.. statement.Names.Select(name => command.Parameters[name].NpgsqlDbType)];
    }
}
