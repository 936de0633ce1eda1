using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>A turn is rehearsed on what was read before, and written only if the conversation is still as it was.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261129_ConversationVersion")]
public sealed class ConversationVersionMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<long>("Version", "Conversations", nullable: false, defaultValue: 0L);
}
