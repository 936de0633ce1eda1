using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Initial;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>
/// The schema as first released. Migrations name no database's types: one set serves SQLite and PostgreSQL, and a test
/// holds the migrated schema of both against the model.
/// </summary>
[DbContext(typeof(CongressDb))]
[Migration("20261121_Initial")]
public sealed class InitialMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AccountsTables.Create(migrationBuilder);
        ConversationsTables.Create(migrationBuilder);
        OpinionsTables.Create(migrationBuilder);
        RosterTables.Create(migrationBuilder);
        ProgrammeTables.Create(migrationBuilder);
        RecordsTables.Create(migrationBuilder);
        SuggestionsTables.Create(migrationBuilder);
    }
}
