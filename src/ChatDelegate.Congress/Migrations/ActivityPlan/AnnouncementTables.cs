using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.ActivityPlan;

/// <summary>Tables of the notices of the week.</summary>
internal static class AnnouncementTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Announcements",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Text = table.Column<string>(),
                Title = table.Column<string>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Announcements", row => row.Id);
                table.ForeignKey("FK_Announcements_ActivityWeeks_WeekId", row => row.WeekId, "ActivityWeeks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Announcements_WeekId_At", "Announcements", ["WeekId", "At"]);

        migrationBuilder.CreateTable(
            "AnnouncementCopies",
            table => new
            {
                Id = table.Column<Guid>(),
                AnnouncementId = table.Column<Guid>(),
                NoticeId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                ReadAt = table.Column<long>(nullable: true),
                ToldBy = table.Column<Guid>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AnnouncementCopies", row => row.Id);
                table.ForeignKey("FK_AnnouncementCopies_Announcements_AnnouncementId", row => row.AnnouncementId, "Announcements", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_AnnouncementCopies_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_AnnouncementCopies_AnnouncementId_PersonId", "AnnouncementCopies", ["AnnouncementId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_AnnouncementCopies_PersonId", "AnnouncementCopies", "PersonId");
    }
}
