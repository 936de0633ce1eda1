using System.Globalization;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;

namespace ChatDelegate.Congress.Opinions;

/// <summary>
/// A row that counts: 1, 2, 3, … without gaps. Taking a number locks the row until the transaction ends, so parallel work
/// waits on PostgreSQL, and work that is undone gives its number back.
/// </summary>
public sealed class RunningNumber
{
    private const string Take =
        """insert into "RunningNumbers" ("Name", "Last") values (@name, 1) on conflict ("Name") do update set "Last" = "RunningNumbers"."Last" + 1 returning "Last" """;

    private const string Peek = """select "Last" from "RunningNumbers" where "Name" = @name""";

    private const string IsLast = """select 1 where coalesce((select "Last" from "RunningNumbers" where "Name" = @name), 0) = @last""";

    public required string Name { get; init; }

    public int Last { get; init; }

    /// <summary>The next number of the series <paramref name="name"/>, beginning with 1; in a rehearsal the one that it counts on.</summary>
    public static async Task<int> NextAsync(RecordSession session, string name, CancellationToken cancellationToken)
    {
        if (!session.IsRehearsal)
        {
            return await RunAsync(Take);
        }

        return await session.ForeseeAsync(
            name, () => RunAsync(Peek), last => new LaterStatement(IsLast, ["name", "last"], [name, last]), new LaterStatement(Take, ["name"], [name]), cancellationToken);

        async Task<int> RunAsync(string sql)
        {
            var statement = session.Statements.Get(session.Transaction, sql, "name").Bind(name);
            return Convert.ToInt32(await statement.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Of a lot on PostgreSQL: sees to it that each series has its row.</summary>
    internal static NpgsqlBatchCommand Begin(string[] names) =>
        new("""insert into "RunningNumbers" ("Name", "Last") select unnest($1), 0 on conflict ("Name") do nothing""") { Parameters = { new NpgsqlParameter { Value = names } } };

    /// <summary>Of a lot: name and last number of each series, which nobody else changes until it ends.</summary>
    internal static NpgsqlBatchCommand Hold(string[] names) =>
        new("""select "Name", "Last" from "RunningNumbers" where "Name" = any($1) order by "Name" for update""") { Parameters = { new NpgsqlParameter { Value = names } } };

    /// <summary>Of a lot: the last numbers that it leaves behind.</summary>
    internal static NpgsqlBatchCommand Move(IReadOnlyDictionary<string, int> last) =>
        new("""update "RunningNumbers" set "Last" = p_last from unnest($1, $2) as given (p_name, p_last) where "Name" = p_name""")
        {
            Parameters = { new NpgsqlParameter { Value = last.Keys.ToArray() }, new NpgsqlParameter { Value = last.Values.ToArray() } },
        };

    internal sealed class Mapping : IEntityTypeConfiguration<RunningNumber>
    {
        public void Configure(EntityTypeBuilder<RunningNumber> builder)
        {
            builder.ToTable("RunningNumbers");
            builder.HasKey(number => number.Name);
        }
    }
}
