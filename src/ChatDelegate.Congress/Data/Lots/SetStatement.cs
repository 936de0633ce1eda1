using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace ChatDelegate.Congress.Data.Lots;

/// <summary>
/// A statement that writes one row, turned into one that writes many: its values come as columns, and PostgreSQL plans and runs it once for a whole lot.
/// <c>insert into "T" ("A") values (@a)</c> becomes <c>insert into "T" ("A") select p_a from unnest($1) as given (p_a)</c>; an update, a delete and a
/// <c>select</c> without tables likewise.
/// </summary>
internal sealed partial class SetStatement
{
    private readonly string _text;
    private readonly NpgsqlDbType[] _types;

    private SetStatement(string text, NpgsqlDbType[] types) => (_text, _types) = (text, types);

    /// <summary>That writes.</summary>
    /// <param name="types">Of the parameters, in the order of <paramref name="names"/>.</param>
    /// <returns>Null when it has a form or a type for which nobody has said how.</returns>
    public static SetStatement? Of(string sql, string[] names, NpgsqlDbType[] types) => types.All(Columns.ContainsKey) && Text(sql, names) is { } text ? new(text, types) : null;

    /// <summary>
    /// That finds the rows which an update would change and holds them until the transaction ends, before any is changed: the places of its values, counted
    /// from one.
    /// </summary>
    public static SetStatement Holding(string update, string[] names, NpgsqlDbType[] types) =>
        Update().Match(update) is { Success: true } match
            ? new($"select p_place from {match.Groups["table"]}, {Source(names, ", p_place", " with ordinality")} where {Given(match.Groups["which"].Value)} for no key update of {match.Groups["table"]}", types)
            : throw new NotSupportedException($"Only an update can be held: {update}");

    /// <summary>That fails, as <see cref="LaterStatement.Changed"/> says, unless it writes exactly one row for each row of values.</summary>
    public SetStatement Exact() => new($"with changed as ({_text} returning 1) select 1 / (count(*) = cardinality($1))::int from changed", _types);

    /// <param name="rows">In the order of the parameters.</param>
    public NpgsqlBatchCommand Command(IReadOnlyList<object?[]> rows)
    {
        var command = new NpgsqlBatchCommand(_text);
        for (var i = 0; i < _types.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | _types[i], Value = Columns[_types[i]](rows, i) });
        }

        return command;
    }

    private static string? Text(string sql, string[] names)
    {
        var source = Source(names, string.Empty, string.Empty);
        if (Insert().Match(sql) is { Success: true } insert)
        {
            return $"{insert.Groups["into"]} select {Given(insert.Groups["values"].Value)} from {source}";
        }

        if (Update().Match(sql) is { Success: true } update)
        {
            return $"update {update.Groups["table"]} set {Given(update.Groups["what"].Value)} from {source} where {Given(update.Groups["which"].Value)}";
        }

        if (Delete().Match(sql) is { Success: true } delete)
        {
            return $"delete from {delete.Groups["table"]} using {source} where {Given(delete.Groups["which"].Value)}";
        }

        return Select().IsMatch(sql) ? $"{Given(sql)} from {source}" : null;
    }

    private static string Source(string[] names, string place, string ordinality) =>
        $"unnest({string.Join(", ", names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))}){ordinality} as given ({string.Join(", ", names.Select(name => "p_" + name))}{place})";

    private static string Given(string part) => Parameter().Replace(part, "p_${name}");

    [GeneratedRegex(@"@(?<name>\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\s*(?<into>insert into ""\w+"" \([^()]*\))\s+values \((?<values>[^()]*)\)\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Insert();

    [GeneratedRegex(@"^\s*update (?<table>""\w+"") set (?<what>.*?)\swhere (?<which>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Update();

    [GeneratedRegex(@"^\s*delete from (?<table>""\w+"") where (?<which>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Delete();

    [GeneratedRegex(@"^\s*select \w+\([^()]*\)\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Select();

    private static readonly Dictionary<NpgsqlDbType, Func<IReadOnlyList<object?[]>, int, Array>> Columns = new()
    {
        [NpgsqlDbType.Uuid] = static (rows, i) => Column(rows, i, static value => (Guid?)value),
        [NpgsqlDbType.Text] = static (rows, i) => Column(rows, i, static value => (string?)value),
        [NpgsqlDbType.Varchar] = static (rows, i) => Column(rows, i, static value => (string?)value),
        [NpgsqlDbType.Bytea] = static (rows, i) => Column(rows, i, static value => (byte[]?)value),
        [NpgsqlDbType.Boolean] = static (rows, i) => Column(rows, i, static value => (bool?)value),
        [NpgsqlDbType.Double] = static (rows, i) => Column(rows, i, static value => (double?)value),
        [NpgsqlDbType.Bigint] = static (rows, i) => Column(rows, i, static value => value is null ? (long?)null : Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        [NpgsqlDbType.Integer] = static (rows, i) => Column(rows, i, static value => value is null ? (int?)null : Convert.ToInt32(value, CultureInfo.InvariantCulture)),
    };

    private static T[] Column<T>(IReadOnlyList<object?[]> rows, int i, Func<object?, T> read)
    {
        var column = new T[rows.Count];
        for (var row = 0; row < column.Length; row++)
        {
            column[row] = read(rows[row][i]);
        }

        return column;
    }
}
