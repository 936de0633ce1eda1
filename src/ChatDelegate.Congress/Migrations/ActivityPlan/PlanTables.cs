using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.ActivityPlan;

/// <summary>Tables of the plan.</summary>
internal static class PlanTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "PlanItems",
            table => new
            {
                Id = table.Column<Guid>(),
                Anchor = table.Column<string>(),
                Block = table.Column<string>(),
                ChangedAt = table.Column<long>(nullable: true),
                ChangedBy = table.Column<Guid>(nullable: true),
                Dialog = table.Column<string>(nullable: true),
                Due = table.Column<long>(),
                Key = table.Column<string>(),
                Materials = table.Column<string>(),
                MeetingMinutes = table.Column<int>(nullable: true),
                Movable = table.Column<bool>(),
                Order = table.Column<int>(),
                Owner = table.Column<string>(),
                Proof = table.Column<string>(),
                Reason = table.Column<string>(nullable: true),
                Stage = table.Column<string>(),
                TitleEn = table.Column<string>(),
                TitleZh = table.Column<string>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlanItems", row => row.Id);
                table.ForeignKey("FK_PlanItems_ActivityWeeks_WeekId", row => row.WeekId, "ActivityWeeks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_PlanItems_WeekId_Key", "PlanItems", ["WeekId", "Key"], unique: true);

        migrationBuilder.CreateTable(
            "GroupMoves",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Due = table.Column<long>(),
                GroupId = table.Column<Guid>(),
                ItemId = table.Column<Guid>(),
                Reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_GroupMoves", row => row.Id);
                table.ForeignKey("FK_GroupMoves_Groups_GroupId", row => row.GroupId, "Groups", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_GroupMoves_PlanItems_ItemId", row => row.ItemId, "PlanItems", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_GroupMoves_GroupId", "GroupMoves", "GroupId");
        migrationBuilder.CreateIndex("IX_GroupMoves_ItemId_GroupId", "GroupMoves", ["ItemId", "GroupId"], unique: true);

        migrationBuilder.CreateTable(
            "PlanMarks",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                ItemId = table.Column<Guid>(),
                SubjectId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PlanMarks", row => row.Id);
                table.ForeignKey("FK_PlanMarks_PlanItems_ItemId", row => row.ItemId, "PlanItems", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_PlanMarks_ItemId_SubjectId", "PlanMarks", ["ItemId", "SubjectId"], unique: true);
    }
}
