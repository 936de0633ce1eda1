using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Assist;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Work on the side: its jobs, notes to speak from, fields of opinions, better words for reports.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261210_Assist")]
public sealed class AssistMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AssistJobTable.Create(migrationBuilder);
        AssistTables.Create(migrationBuilder);
    }
}
