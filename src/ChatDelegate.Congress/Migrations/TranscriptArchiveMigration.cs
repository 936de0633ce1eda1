using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.TranscriptArchive;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Files that old transcript entries have moved to.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261128_TranscriptArchive")]
public sealed class TranscriptArchiveMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => TranscriptArchiveTable.Create(migrationBuilder);
}
