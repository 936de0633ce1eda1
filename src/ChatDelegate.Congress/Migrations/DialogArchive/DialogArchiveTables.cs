using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.DialogArchive;

/// <summary>Tables of the feature DialogArchive as first released.</summary>
internal static class DialogArchiveTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "DialogDefinitions",
            table => new
            {
                Dialog = table.Column<string>(),
                Version = table.Column<int>(),
                Hash = table.Column<string>(),
                Content = table.Column<string>(),
                File = table.Column<string>(),
                FirstSeen = table.Column<long>(),
                LastSeen = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DialogDefinitions", row => new { row.Dialog, row.Version, row.Hash });
            });

        migrationBuilder.CreateTable(
            "DialogReloads",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(nullable: true),
                Definitions = table.Column<string>(),
                Faults = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DialogReloads", row => row.Id);
            });

        migrationBuilder.CreateTable(
            "LostStates",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                ConversationId = table.Column<Guid>(),
                Sealed = table.Column<bool>(),
                State = table.Column<byte[]>(),
                Why = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LostStates", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_LostStates_ConversationId", "LostStates", "ConversationId");
    }
}
