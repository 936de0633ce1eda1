using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.TranscriptArchive;

/// <summary>The table of archived transcripts as first released.</summary>
internal static class TranscriptArchiveTable
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "TranscriptArchives",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Bytes = table.Column<long>(),
                ClearedAt = table.Column<long>(nullable: true),
                Conversations = table.Column<int>(),
                Entries = table.Column<int>(),
                File = table.Column<string>(),
                FirstAt = table.Column<long>(),
                LastAt = table.Column<long>(),
                Sha256 = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_TranscriptArchives", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_TranscriptArchives_File", "TranscriptArchives", "File", unique: true);
    }
}
