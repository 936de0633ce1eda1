using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Assist;

/// <summary>The table of jobs as first released.</summary>
internal static class AssistJobTable
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "AssistJobs",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Attempts = table.Column<int>(),
                BodyId = table.Column<Guid>(),
                Claim = table.Column<Guid>(nullable: true),
                DueAt = table.Column<long>(),
                FinishedAt = table.Column<long>(nullable: true),
                IdempotencyKey = table.Column<string>(),
                Input = table.Column<string>(),
                Kind = table.Column<string>(),
                Mark = table.Column<string>(nullable: true),
                PersonId = table.Column<Guid>(),
                State = table.Column<string>(),
                SubjectId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AssistJobs", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_AssistJobs_IdempotencyKey", "AssistJobs", "IdempotencyKey", unique: true);
        migrationBuilder.CreateIndex("IX_AssistJobs_PersonId_Kind_At", "AssistJobs", ["PersonId", "Kind", "At"]);
        migrationBuilder.CreateIndex("IX_AssistJobs_State_DueAt", "AssistJobs", ["State", "DueAt"]);
        migrationBuilder.CreateIndex("IX_AssistJobs_SubjectId_Kind_State", "AssistJobs", ["SubjectId", "Kind", "State"]);
    }
}
