using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.ModelUse;

/// <summary>Tables of the feature ModelUse.</summary>
internal static class ModelUseTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ModelCalls",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                CostMicros = table.Column<long>(),
                Day = table.Column<string>(),
                IsEstimated = table.Column<bool>(),
                Job = table.Column<string>(nullable: true),
                Milliseconds = table.Column<int>(),
                Model = table.Column<string>(),
                Outcome = table.Column<string>(),
                Person = table.Column<string>(nullable: true),
                Prompt = table.Column<string>(),
                PromptVersion = table.Column<string>(nullable: true),
                TokensIn = table.Column<int>(),
                TokensOut = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ModelCalls", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_ModelCalls_Day_Person", "ModelCalls", ["Day", "Person"]);

        migrationBuilder.CreateTable(
            "KeptAnswers",
            table => new
            {
                Job = table.Column<string>(),
                Hash = table.Column<string>(),
                At = table.Column<long>(),
                Box = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_KeptAnswers", row => new { row.Job, row.Hash });
            });
        migrationBuilder.CreateIndex("IX_KeptAnswers_At", "KeptAnswers", "At");
    }
}
