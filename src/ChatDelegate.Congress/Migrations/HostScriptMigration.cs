using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.HostScript;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>The host script, how groups went through it, and what supervisors say of it.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261203_HostScript")]
public sealed class HostScriptMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ScriptTables.Create(migrationBuilder);
        SupervisionTables.Create(migrationBuilder);
    }
}
