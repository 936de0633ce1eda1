using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.ModelUse;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>The ledger of model calls; drafting jobs of more kinds, with their progress; what a version was drafted with, and who accepted it.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261207_ModelUse")]
public sealed class ModelUseMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ModelUseTables.Create(migrationBuilder);
        DraftingColumns.Add(migrationBuilder);
    }
}
