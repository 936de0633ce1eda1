using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Similar;

/// <summary>What people say of cases: the same matter (同题), the category of an opinion.</summary>
internal static class SortingTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SameMatters",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BodyId = table.Column<Guid>(),
                MarkedBy = table.Column<Guid>(),
                OtherId = table.Column<Guid>(),
                OtherKind = table.Column<string>(),
                SuggestionId = table.Column<Guid>(),
                TakenBackAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SameMatters", row => row.Id);
                table.ForeignKey("FK_SameMatters_Suggestions_SuggestionId", row => row.SuggestionId, "Suggestions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_SameMatters_OtherId", "SameMatters", "OtherId");
        migrationBuilder.CreateIndex("IX_SameMatters_SuggestionId", "SameMatters", "SuggestionId");

        migrationBuilder.CreateTable(
            "OpinionCategories",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Category = table.Column<string>(),
                OpinionId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OpinionCategories", row => row.Id);
                table.ForeignKey("FK_OpinionCategories_Opinions_OpinionId", row => row.OpinionId, "Opinions", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_OpinionCategories_OpinionId", "OpinionCategories", "OpinionId", unique: true);
    }
}
