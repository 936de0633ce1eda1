using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Reach;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Cards that are replaced in place, notices that find another way to their people.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261127_Reach")]
public sealed class ReachMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => ReachColumns.Add(migrationBuilder);
}
