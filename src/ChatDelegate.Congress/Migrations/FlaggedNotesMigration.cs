using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Notes that talk to the program and stand in no draft, for staff.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261211_FlaggedNotes")]
public sealed class FlaggedNotesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            "FlaggedNotes",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                AuthorId = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(),
                OriginId = table.Column<Guid>(),
                Text = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_FlaggedNotes", row => row.Id));
        migrationBuilder.CreateIndex("IX_FlaggedNotes_OriginId", "FlaggedNotes", "OriginId", unique: true);
        migrationBuilder.CreateIndex("IX_FlaggedNotes_BodyId_At", "FlaggedNotes", ["BodyId", "At"]);
    }
}
