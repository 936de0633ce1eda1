using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Prompts;

/// <summary>Tables of trials and of samples.</summary>
internal static class PromptTrialTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PromptSamples",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Notes = table.Column<string>(),
                RemovedAt = table.Column<long>(nullable: true),
                Title = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PromptSamples", row => row.Id);
            });

        migrationBuilder.CreateTable(
            "PromptTrials",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Attempts = table.Column<int>(),
                BodyId = table.Column<Guid>(),
                By = table.Column<Guid>(),
                DueAt = table.Column<long>(),
                FinishedAt = table.Column<long>(nullable: true),
                Outcomes = table.Column<string>(nullable: true),
                Samples = table.Column<string>(),
                State = table.Column<string>(),
                VersionId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PromptTrials", row => row.Id);
                table.ForeignKey("FK_PromptTrials_PromptVersions_VersionId", row => row.VersionId, "PromptVersions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_PromptTrials_State_DueAt", "PromptTrials", ["State", "DueAt"]);
        migrationBuilder.CreateIndex("IX_PromptTrials_VersionId", "PromptTrials", "VersionId");
    }
}
