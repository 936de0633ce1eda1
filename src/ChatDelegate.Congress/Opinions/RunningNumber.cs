using System.Globalization;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

        var foreseen = await session.ForeseeAsync(name, () => RunAsync(Peek), last => new LaterStatement(IsLast, ["name", "last"], [name, last]), cancellationToken);
        session.Write(Take, ["name"], [name]);
        return foreseen;

        async Task<int> RunAsync(string sql)
        {
            var statement = session.Statements.Get(session.Transaction, sql, "name").Bind(name);
            return Convert.ToInt32(await statement.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RunningNumber>
    {
        public void Configure(EntityTypeBuilder<RunningNumber> builder)
        {
            builder.ToTable("RunningNumbers");
            builder.HasKey(number => number.Name);
        }
    }
}
