using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Conversations as first released.</summary>
internal static class ConversationsTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Conversations",
            table => new
            {
                Id = table.Column<Guid>(),
                Channel = table.Column<string>(),
                ExternalId = table.Column<string>(),
                HeardAt = table.Column<long>(),
                LastSeq = table.Column<long>(),
                Locale = table.Column<string>(),
                PersonId = table.Column<Guid>(nullable: true),
                Reference = table.Column<string>(),
                State = table.Column<byte[]>(nullable: true),
                StateSealed = table.Column<bool>(),
                Unreachable = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Conversations", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Conversations_Channel_ExternalId", "Conversations", ["Channel", "ExternalId"], unique: true);
        migrationBuilder.CreateIndex("IX_Conversations_PersonId", "Conversations", "PersonId");

        migrationBuilder.CreateTable(
            "Files",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Bytes = table.Column<long>(),
                ContentType = table.Column<string>(),
                ConversationId = table.Column<Guid>(),
                Name = table.Column<string>(),
                Sha256 = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Files", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Files_ConversationId", "Files", "ConversationId");

        migrationBuilder.CreateTable(
            "Notices",
            table => new
            {
                Id = table.Column<Guid>(),
                About = table.Column<string>(),
                At = table.Column<long>(),
                PersonId = table.Column<Guid>(),
                Replies = table.Column<string>(),
                SaidAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Notices", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Notices_SaidAt_PersonId", "Notices", ["SaidAt", "PersonId"]);

        migrationBuilder.CreateTable(
            "Outbox",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Seq = table.Column<long>(),
                Activity = table.Column<string>(),
                Attempts = table.Column<int>(),
                ClaimedUntil = table.Column<long>(nullable: true),
                DueAt = table.Column<long>(),
                TriedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Outbox", row => new { row.ConversationId, row.Seq });
            });
        migrationBuilder.CreateIndex("IX_Outbox_DueAt", "Outbox", "DueAt");

        migrationBuilder.CreateTable(
            "Receipts",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Key = table.Column<string>(),
                ActivityId = table.Column<string>(),
                At = table.Column<long>(),
                Response = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Receipts", row => new { row.ConversationId, row.Key });
            });

        migrationBuilder.CreateTable(
            "Transcript",
            table => new
            {
                ConversationId = table.Column<Guid>(),
                Seq = table.Column<long>(),
                Activity = table.Column<string>(),
                ActivityId = table.Column<string>(),
                At = table.Column<long>(),
                FromPerson = table.Column<bool>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Transcript", row => new { row.ConversationId, row.Seq });
            });
    }
}
