using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.DialogArchive;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Definitions that servers ran with, reloads, and states that could not be read.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261125_DialogArchive")]
public sealed class DialogArchiveMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => DialogArchiveTables.Create(migrationBuilder);
}
