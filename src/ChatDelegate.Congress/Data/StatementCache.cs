using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChatDelegate.Congress.Data;

/// <summary>Statements of one connection, prepared once and used for every turn.</summary>
/// <param name="onlyReads">Refuses whatever is no <c>select</c>: it runs outside of a transaction, and could not be undone.</param>
public sealed class StatementCache(DbConnection connection, bool onlyReads = false) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _statements = [];

    /// <summary>The statement for a constant text, ready for its values, in the order of <paramref name="parameters"/>.</summary>
    public DbCommand Get(DbTransaction? transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            if (onlyReads && !sql.StartsWith("select", StringComparison.Ordinal))
            {
                throw new RehearsalException();
            }

            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = '@' + name; // without the sign SQLite's provider looks for it twice at each use
                command.Parameters.Add(parameter);
            }

            // SQLite's own are prepared again at every use unless told; Npgsql prepares what it sees often by itself.
            if (command is SqliteCommand)
            {
                command.Prepare();
            }

            _statements.Add(sql, command);
        }

        command.Transaction = transaction;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in _statements.Values)
        {
            command.Dispose();
        }
    }
}
