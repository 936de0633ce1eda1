using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Assist;

/// <summary>What comes of the jobs, as first released.</summary>
internal static class AssistTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        Speeches(migrationBuilder);
        migrationBuilder.CreateTable(
            "OpinionFields",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                DecidedAt = table.Column<long>(nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                Field = table.Column<string>(),
                Mark = table.Column<string>(nullable: true),
                OpinionId = table.Column<Guid>(),
                Quote = table.Column<string>(),
                State = table.Column<string>(),
                Value = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OpinionFields", row => row.Id);
                table.ForeignKey("FK_OpinionFields_Opinions_OpinionId", row => row.OpinionId, "Opinions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_OpinionFields_OpinionId", "OpinionFields", "OpinionId");
        migrationBuilder.CreateTable(
            "ReportPolishes",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BaseVersion = table.Column<int>(),
                Content = table.Column<string>(),
                DecidedAt = table.Column<long>(nullable: true),
                Mark = table.Column<string>(),
                Refused = table.Column<int>(),
                ReportId = table.Column<Guid>(),
                State = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReportPolishes", row => row.Id);
                table.ForeignKey("FK_ReportPolishes_SelfReports_ReportId", row => row.ReportId, "SelfReports", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ReportPolishes_ReportId_State", "ReportPolishes", ["ReportId", "State"]);
    }

    private static void Speeches(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SpeechNotes",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BodyId = table.Column<Guid>(),
                Content = table.Column<string>(),
                Drafts = table.Column<string>(),
                Mark = table.Column<string>(nullable: true),
                Minutes = table.Column<int>(),
                Ordinal = table.Column<int>(),
                PersonId = table.Column<Guid>(),
                Spoken = table.Column<bool>(),
                SuggestionId = table.Column<Guid>(nullable: true),
                SuggestionVersion = table.Column<int>(nullable: true),
                Title = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SpeechNotes", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_SpeechNotes_PersonId_BodyId_Ordinal", "SpeechNotes", ["PersonId", "BodyId", "Ordinal"], unique: true);
        migrationBuilder.CreateIndex("IX_SpeechNotes_SuggestionId", "SpeechNotes", "SuggestionId");
    }
}
