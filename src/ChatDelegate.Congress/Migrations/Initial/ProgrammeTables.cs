using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Programme as first released.</summary>
internal static class ProgrammeTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ActivityWeeks",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Ends = table.Column<string>(),
                ExtraEn = table.Column<string>(),
                ExtraZh = table.Column<string>(),
                Starts = table.Column<string>(),
                TitleEn = table.Column<string>(),
                TitleZh = table.Column<string>(),
                VoteDate = table.Column<string>(),
                Year = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ActivityWeeks", row => row.Id);
                table.ForeignKey("FK_ActivityWeeks_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ActivityWeeks_BodyId_Year", "ActivityWeeks", ["BodyId", "Year"], unique: true);

        migrationBuilder.CreateTable(
            "CandidateProjects",
            table => new
            {
                Id = table.Column<Guid>(),
                Budget = table.Column<long>(),
                Description = table.Column<string>(),
                FinishDate = table.Column<string>(),
                Name = table.Column<string>(),
                Number = table.Column<int>(),
                Place = table.Column<string>(),
                Unit = table.Column<string>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_CandidateProjects", row => row.Id);
                table.ForeignKey("FK_CandidateProjects_ActivityWeeks_WeekId", row => row.WeekId, "ActivityWeeks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_CandidateProjects_WeekId_Number", "CandidateProjects", ["WeekId", "Number"], unique: true);
    }
}
