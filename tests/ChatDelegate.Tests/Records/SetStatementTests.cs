using ChatDelegate.Congress.Data.Lots;
using NpgsqlTypes;

namespace ChatDelegate.Tests.Records;

/// <summary>How statements for one row become statements for many. That PostgreSQL takes them is for the tests with PostgreSQL.</summary>
public sealed class SetStatementTests
{
    private static readonly string[] Names = ["a", "ab"];
    private static readonly NpgsqlDbType[] Types = [NpgsqlDbType.Bigint, NpgsqlDbType.Text];

    [Theory]
    [InlineData("""insert into "T" ("A", "B", "C") values (@a, @ab, 0)""", """insert into "T" ("A", "B", "C") select p_a, p_ab, 0 from unnest($1, $2) as given (p_a, p_ab)""")]
    [InlineData("update \"T\" set \"B\" = @ab,\n  \"C\" = coalesce(@a, \"C\")\nwhere \"A\" = @a", "update \"T\" set \"B\" = p_ab,\n  \"C\" = coalesce(p_a, \"C\") from unnest($1, $2) as given (p_a, p_ab) where \"A\" = p_a")]
    [InlineData("""delete from "T" where "A" = @a and "B" = @ab""", """delete from "T" using unnest($1, $2) as given (p_a, p_ab) where "A" = p_a and "B" = p_ab""")]
    [InlineData("select pg_notify('news', @ab)", "select pg_notify('news', p_ab) from unnest($1, $2) as given (p_a, p_ab)")]
    public void Of_StatementForARow_WritesMany(string one, string many) => TextOf(SetStatement.Of(one, Names, Types)).ShouldBe(many);

    [Theory]
    [InlineData("""insert into "T" ("A") values (@a) on conflict do nothing""")]
    [InlineData("""insert into "T" ("A") values (lower(@ab))""")]
    [InlineData("""select "A" from "T" where "A" = @a""")]
    [InlineData("""with x as (select 1) delete from "T" where "A" = @a""")]
    public void Of_FormNobodyHasThoughtOf_IsLeftAsItIs(string one) => SetStatement.Of(one, Names, Types).ShouldBeNull();

    [Fact]
    public void Of_TypeNobodyHasThoughtOf_IsLeftAsItIs() =>
        SetStatement.Of("""delete from "T" where "A" = @a and "B" = @ab""", Names, [NpgsqlDbType.Bigint, NpgsqlDbType.Jsonb]).ShouldBeNull();

    [Fact]
    public void Holding_Update_FindsItsRowsBeforeItChangesThem() =>
        TextOf(SetStatement.Holding("""update "T" set "B" = @ab where "A" = @a and not exists (select 1 from "U" where "A" = @a)""", Names, Types)).ShouldBe(
            """
            select p_place from "T", unnest($1, $2) with ordinality as given (p_a, p_ab, p_place) where "A" = p_a and not exists (select 1 from "U" where "A" = p_a) for no key update of "T"
            """);

    [Fact]
    public void Command_Rows_BecomeColumns()
    {
        var command = SetStatement.Of("""delete from "T" where "A" = @a and "B" = @ab""", Names, Types)?.Command([[1, "x"], [2L, null]]) ?? throw new InvalidOperationException();

        command.Parameters.Select(parameter => parameter.Value).ShouldBe([new long?[] { 1, 2 }, new[] { "x", null }]);
        command.Parameters.Select(parameter => parameter.NpgsqlDbType).ShouldBe([NpgsqlDbType.Array | NpgsqlDbType.Bigint, NpgsqlDbType.Array | NpgsqlDbType.Text]);
    }

    private static string? TextOf(SetStatement? statement) => statement?.Command([]).CommandText;
}
