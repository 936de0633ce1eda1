using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Prompts;

/// <summary>Tables of versions and of what was in force.</summary>
internal static class PromptVersionTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PromptVersions",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Hash = table.Column<string>(),
                Number = table.Column<int>(),
                Prompt = table.Column<string>(),
                Reason = table.Column<string>(),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PromptVersions", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_PromptVersions_Prompt_Number", "PromptVersions", ["Prompt", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "PromptChanges",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                FileHash = table.Column<string>(),
                Number = table.Column<int>(),
                Prompt = table.Column<string>(),
                Reason = table.Column<string>(),
                Tried = table.Column<bool>(),
                VersionId = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PromptChanges", row => row.Id);
                table.ForeignKey("FK_PromptChanges_PromptVersions_VersionId", row => row.VersionId, "PromptVersions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_PromptChanges_Prompt_Number", "PromptChanges", ["Prompt", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_PromptChanges_VersionId", "PromptChanges", "VersionId");
    }
}
