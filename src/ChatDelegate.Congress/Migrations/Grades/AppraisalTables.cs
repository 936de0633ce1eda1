using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Grades;

/// <summary>Tables of the feature Appraisal.</summary>
internal static class AppraisalTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SelfReports",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                LastVersion = table.Column<int>(),
                PersonId = table.Column<Guid>(),
                SubmittedAt = table.Column<long>(nullable: true),
                SubmittedVersion = table.Column<int>(nullable: true),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SelfReports", row => row.Id);
                table.ForeignKey("FK_SelfReports_ActivityWeeks_WeekId", row => row.WeekId, "ActivityWeeks", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_SelfReports_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SelfReports_PersonId", "SelfReports", "PersonId");
        migrationBuilder.CreateIndex("IX_SelfReports_WeekId_PersonId", "SelfReports", ["WeekId", "PersonId"], unique: true);

        migrationBuilder.CreateTable(
            "SelfReportVersions",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Content = table.Column<string>(),
                N = table.Column<int>(),
                ReportId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SelfReportVersions", row => row.Id);
                table.ForeignKey("FK_SelfReportVersions_SelfReports_ReportId", row => row.ReportId, "SelfReports", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SelfReportVersions_ReportId_N", "SelfReportVersions", ["ReportId", "N"], unique: true);

        migrationBuilder.CreateTable(
            "Questionnaires",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BodyId = table.Column<Guid>(),
                N = table.Column<int>(),
                WrittenBy = table.Column<Guid>(),
                Yaml = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Questionnaires", row => row.Id);
                table.ForeignKey("FK_Questionnaires_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Questionnaires_BodyId_N", "Questionnaires", ["BodyId", "N"], unique: true);
    }
}
