using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Prompting;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Prompts of the vote day and reminders of the week.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261204_VotePrompts")]
public sealed class VotePromptsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => PromptTables.Create(migrationBuilder);
}
