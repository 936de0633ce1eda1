using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.HandOver;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Requests for a person instead of the assistant.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261126_HandOver")]
public sealed class HandOverMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => HandOverTables.Create(migrationBuilder);
}
