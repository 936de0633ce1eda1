using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.HandOver;

/// <summary>Tables of the feature HandOver as first released.</summary>
internal static class HandOverTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "HandOverRequests",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BodyId = table.Column<Guid>(),
                ConversationId = table.Column<Guid>(),
                Dialog = table.Column<string>(nullable: true),
                GroupId = table.Column<Guid>(nullable: true),
                PersonId = table.Column<Guid>(),
                Sequence = table.Column<int>(),
                State = table.Column<string>(),
                StateSince = table.Column<long>(),
                Year = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HandOverRequests", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_HandOverRequests_BodyId_State", "HandOverRequests", ["BodyId", "State"]);
        migrationBuilder.CreateIndex("IX_HandOverRequests_BodyId_Year_Sequence", "HandOverRequests", ["BodyId", "Year", "Sequence"], unique: true);
        migrationBuilder.CreateIndex("IX_HandOverRequests_PersonId_State", "HandOverRequests", ["PersonId", "State"]);

        migrationBuilder.CreateTable(
            "HandOverMessages",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                FromStaff = table.Column<bool>(),
                RequestId = table.Column<Guid>(),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HandOverMessages", row => row.Id);
                table.ForeignKey("FK_HandOverMessages_HandOverRequests_RequestId", row => row.RequestId, "HandOverRequests", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_HandOverMessages_RequestId_At", "HandOverMessages", ["RequestId", "At"]);
    }
}
