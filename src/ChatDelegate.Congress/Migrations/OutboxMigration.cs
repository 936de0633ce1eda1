using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>
/// The outbox names the entry that it sends instead of holding its text a second time, says which process sends it, and has no index by
/// time: it is short, and each message would pay for that twice.
/// </summary>
[DbContext(typeof(CongressDb))]
[Migration("20261128_Outbox")]
public sealed class OutboxMigration : Migration
{
    // In words that both databases know: EF Core would make SQLite's table anew, from a snapshot of the model that is not kept.
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""alter table "Outbox" drop column "Activity" """);
        migrationBuilder.AddColumn<Guid>("ClaimedBy", "Outbox", nullable: true);
        migrationBuilder.DropIndex("IX_Outbox_DueAt", "Outbox");
    }
}
