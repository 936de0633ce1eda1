using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.HostScript;

/// <summary>Tables of what supervisors file.</summary>
internal static class SupervisionTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SupervisionReports",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Content = table.Column<bool>(),
                FiledAt = table.Column<long>(),
                GroupId = table.Column<Guid>(),
                Late = table.Column<bool>(),
                MeetingId = table.Column<Guid>(),
                Number = table.Column<int>(),
                Procedure = table.Column<bool>(),
                Remarks = table.Column<string>(),
                Steps = table.Column<bool>(),
                SupervisorId = table.Column<Guid>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SupervisionReports", row => row.Id);
                table.ForeignKey("FK_SupervisionReports_GroupMeetings_MeetingId", row => row.MeetingId, "GroupMeetings", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_SupervisionReports_People_SupervisorId", row => row.SupervisorId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SupervisionReports_MeetingId_SupervisorId_Number", "SupervisionReports", ["MeetingId", "SupervisorId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_SupervisionReports_SupervisorId", "SupervisionReports", "SupervisorId");
        migrationBuilder.CreateIndex("IX_SupervisionReports_WeekId_GroupId", "SupervisionReports", ["WeekId", "GroupId"]);

        migrationBuilder.CreateTable(
            "SupervisionFindings",
            table => new
            {
                Id = table.Column<Guid>(),
                Axis = table.Column<string>(),
                FromRecord = table.Column<bool>(),
                Order = table.Column<int>(),
                ReportId = table.Column<Guid>(),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SupervisionFindings", row => row.Id);
                table.ForeignKey("FK_SupervisionFindings_SupervisionReports_ReportId", row => row.ReportId, "SupervisionReports", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SupervisionFindings_ReportId_Order", "SupervisionFindings", ["ReportId", "Order"], unique: true);
    }
}
