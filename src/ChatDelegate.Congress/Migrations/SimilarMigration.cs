using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Similar;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>The index of similar cases, marks of the same matter (同题), and the category that staff give to an opinion.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261209_Similar")]
public sealed class SimilarMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        SimilarTables.Create(migrationBuilder);
        SortingTables.Create(migrationBuilder);
    }
}
