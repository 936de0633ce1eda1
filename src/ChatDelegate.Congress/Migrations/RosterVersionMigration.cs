using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>What a rehearsal read of the roster holds while the roster's version does; triggers keep it, so that no way into the database goes past it.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261213_RosterVersion")]
public sealed class RosterVersionMigration : Migration
{
    private const string Count = """update "RosterVersion" set "Version" = "Version" + 1""";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable("RosterVersion", table => new { Id = table.Column<int>(), Version = table.Column<long>() }, constraints: table => table.PrimaryKey("PK_RosterVersion", row => row.Id));
        migrationBuilder.Sql("""insert into "RosterVersion" ("Id", "Version") values (1, 0)""");
        var sqlite = migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true;
        if (!sqlite)
        {
            migrationBuilder.Sql($"create function roster_changed() returns trigger language plpgsql as $$ begin {Count}; return null; end $$");
        }

        foreach (var table in (string[])["People", "Seats", "Appointments"])
        {
            // Of a person only what a turn goes by: phones and languages change often.
            var update = table == "People" ? """update of "Name", "Active" """ : "update";
            foreach (var change in (string[])["insert", update, "delete"])
            {
                var trigger = $"""create trigger "TR_{table}_{change.Split(' ')[0]}_Counts" after {change} on "{table}" """;
                migrationBuilder.Sql(trigger + (sqlite ? $"begin {Count}; end" : "for each statement execute function roster_changed()"));
            }
        }
    }
}
