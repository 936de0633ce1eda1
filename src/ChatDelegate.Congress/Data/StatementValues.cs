using System.Data.Common;

namespace ChatDelegate.Congress.Data;

/// <summary>How a statement of <see cref="StatementCache"/> gets what it is run with.</summary>
public static class StatementValues
{
    /// <summary>Sets all values, in the order of the parameters; null is the database's null.</summary>
    public static DbCommand Bind(this DbCommand statement, params ReadOnlySpan<object?> values)
    {
        ArgumentNullException.ThrowIfNull(statement);
        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return statement;
    }
}
