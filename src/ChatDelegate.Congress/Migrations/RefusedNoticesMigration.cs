using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>What a channel answered that would not take a notice, so that nobody counts it as arrived.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261206_RefusedNotices")]
public sealed class RefusedNoticesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>("Refusal", "Notices", nullable: true);
    }
}
