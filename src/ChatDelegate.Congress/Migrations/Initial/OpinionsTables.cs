using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Opinions as first released.</summary>
internal static class OpinionsTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Opinions",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                AuthorId = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                ConsentAt = table.Column<long>(nullable: true),
                Contact = table.Column<byte[]>(nullable: true),
                GroupId = table.Column<Guid>(nullable: true),
                IdempotencyKey = table.Column<string>(),
                Matter = table.Column<string>(),
                Photos = table.Column<string>(),
                Place = table.Column<string>(),
                Sequence = table.Column<int>(),
                State = table.Column<string>(),
                StateSince = table.Column<long>(),
                Text = table.Column<string>(),
                Year = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Opinions", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Opinions_AuthorId_State", "Opinions", ["AuthorId", "State"]);
        migrationBuilder.CreateIndex("IX_Opinions_BodyId_Year_Sequence", "Opinions", ["BodyId", "Year", "Sequence"], unique: true);
        migrationBuilder.CreateIndex("IX_Opinions_IdempotencyKey", "Opinions", "IdempotencyKey", unique: true);

        migrationBuilder.CreateTable(
            "ContactDisclosures",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                OpinionId = table.Column<Guid>(),
                Reason = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ContactDisclosures", row => row.Id);
                table.ForeignKey("FK_ContactDisclosures_Opinions_OpinionId", row => row.OpinionId, "Opinions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_ContactDisclosures_OpinionId", "ContactDisclosures", "OpinionId");

        migrationBuilder.CreateTable(
            "Notes",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                AuthorId = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                ChangedAt = table.Column<long>(),
                Number = table.Column<int>(),
                Photos = table.Column<string>(),
                Place = table.Column<string>(nullable: true),
                State = table.Column<string>(),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Notes", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Notes_AuthorId_Number", "Notes", ["AuthorId", "Number"], unique: true);
        migrationBuilder.CreateIndex("IX_Notes_AuthorId_State", "Notes", ["AuthorId", "State"]);

        migrationBuilder.CreateTable(
            "NoteVersions",
            table => new
            {
                Id = table.Column<Guid>(),
                NoteId = table.Column<Guid>(),
                Text = table.Column<string>(),
                Until = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_NoteVersions", row => row.Id);
                table.ForeignKey("FK_NoteVersions_Notes_NoteId", row => row.NoteId, "Notes", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_NoteVersions_NoteId", "NoteVersions", "NoteId");

        migrationBuilder.CreateTable(
            "RunningNumbers",
            table => new
            {
                Name = table.Column<string>(),
                Last = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RunningNumbers", row => row.Name);
            });
    }
}
