using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.ModelUse;

/// <summary>What the tables of Suggestions lacked for drafting with a model; jobs that are there are requests for drafts.</summary>
internal static class DraftingColumns
{
    public static void Add(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Kind", "DraftingJobs", nullable: false, defaultValue: "Draft");
        migrationBuilder.AddColumn<Guid>("SuggestionId", "DraftingJobs", nullable: true);
        migrationBuilder.AddColumn<int>("BaseVersion", "DraftingJobs", nullable: true);
        migrationBuilder.AddColumn<string>("Instruction", "DraftingJobs", nullable: true);
        migrationBuilder.AddColumn<int>("Matters", "DraftingJobs", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<int>("MattersDone", "DraftingJobs", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<long>("ShownAt", "DraftingJobs", nullable: true);
        migrationBuilder.AddColumn<long>("StopAskedAt", "DraftingJobs", nullable: true);
        migrationBuilder.CreateIndex("IX_DraftingJobs_PersonId_At", "DraftingJobs", ["PersonId", "At"]);

        migrationBuilder.AddColumn<string>("DraftKey", "Suggestions", nullable: true);
        migrationBuilder.CreateIndex("IX_Suggestions_JobId_DraftKey", "Suggestions", ["JobId", "DraftKey"], unique: true);

        migrationBuilder.AddColumn<string>("Prompt", "SuggestionVersions", nullable: true);
        migrationBuilder.AddColumn<string>("PromptVersion", "SuggestionVersions", nullable: true);
        migrationBuilder.AddColumn<string>("PromptHash", "SuggestionVersions", nullable: true);
        migrationBuilder.AddColumn<string>("Fallback", "SuggestionVersions", nullable: true);

        migrationBuilder.CreateTable(
            "Acceptances",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                PersonId = table.Column<Guid>(),
                Sentences = table.Column<string>(),
                SuggestionId = table.Column<Guid>(),
                Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Acceptances", row => row.Id);
                table.ForeignKey("FK_Acceptances_Suggestions_SuggestionId", row => row.SuggestionId, "Suggestions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Acceptances_SuggestionId_At", "Acceptances", ["SuggestionId", "At"]);
    }
}
