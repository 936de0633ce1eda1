using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Prompts;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Prompts that staff change: their versions, what was in force when, trials and the samples for them.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261208_Prompts")]
public sealed class PromptsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        PromptVersionTables.Create(migrationBuilder);
        PromptTrialTables.Create(migrationBuilder);
    }
}
