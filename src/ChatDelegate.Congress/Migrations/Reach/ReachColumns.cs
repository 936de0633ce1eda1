using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Reach;

/// <summary>Columns for updates in place and for who cannot be reached.</summary>
internal static class ReachColumns
{
    public static void Add(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("OpenCards", "Conversations", nullable: true);
        migrationBuilder.AddColumn<long>("UnreachableSince", "Conversations", nullable: true);
        migrationBuilder.AddColumn<Guid>("NoticeId", "Outbox", nullable: true);
        migrationBuilder.AddColumn<long>("Replaces", "Outbox", nullable: true);
        migrationBuilder.AddColumn<string>("SentAs", "Transcript", nullable: true);
    }
}
