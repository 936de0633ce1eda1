using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.ActivityPlan;

/// <summary>Tables of the groups' meetings, attendance and leave.</summary>
internal static class AttendanceTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "GroupMeetings",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                EndedAt = table.Column<long>(nullable: true),
                EndedBy = table.Column<Guid>(nullable: true),
                GroupId = table.Column<Guid>(),
                ItemId = table.Column<Guid>(),
                Minutes = table.Column<int>(),
                OpenedAt = table.Column<long>(nullable: true),
                OpenedBy = table.Column<Guid>(nullable: true),
                Place = table.Column<string>(),
                Reason = table.Column<string>(nullable: true),
                Stage = table.Column<string>(),
                Starts = table.Column<long>(),
                State = table.Column<string>(),
                TitleEn = table.Column<string>(),
                TitleZh = table.Column<string>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_GroupMeetings", row => row.Id);
                table.ForeignKey("FK_GroupMeetings_Groups_GroupId", row => row.GroupId, "Groups", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_GroupMeetings_PlanItems_ItemId", row => row.ItemId, "PlanItems", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_GroupMeetings_GroupId_Starts", "GroupMeetings", ["GroupId", "Starts"]);
        migrationBuilder.CreateIndex("IX_GroupMeetings_ItemId_GroupId", "GroupMeetings", ["ItemId", "GroupId"], unique: true);
        migrationBuilder.CreateIndex("IX_GroupMeetings_WeekId_Stage", "GroupMeetings", ["WeekId", "Stage"]);

        migrationBuilder.CreateTable(
            "Attendance",
            table => new
            {
                Id = table.Column<Guid>(),
                ArrivedAt = table.Column<long>(nullable: true),
                LeftAt = table.Column<long>(nullable: true),
                MeetingId = table.Column<Guid>(),
                Part = table.Column<string>(),
                PersonId = table.Column<Guid>(),
                Reason = table.Column<string>(nullable: true),
                RecordedAt = table.Column<long>(),
                RecordedBy = table.Column<Guid>(),
                State = table.Column<string>(),
                WasLate = table.Column<bool>(),
                Way = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Attendance", row => row.Id);
                table.ForeignKey("FK_Attendance_GroupMeetings_MeetingId", row => row.MeetingId, "GroupMeetings", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Attendance_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Attendance_MeetingId_PersonId", "Attendance", ["MeetingId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_Attendance_PersonId", "Attendance", "PersonId");

        migrationBuilder.CreateTable(
            "LeaveRequests",
            table => new
            {
                Id = table.Column<Guid>(),
                Answer = table.Column<string>(nullable: true),
                At = table.Column<long>(),
                DecidedAt = table.Column<long>(nullable: true),
                DecidedBy = table.Column<Guid>(nullable: true),
                MeetingId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Reason = table.Column<string>(),
                State = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_LeaveRequests", row => row.Id);
                table.ForeignKey("FK_LeaveRequests_GroupMeetings_MeetingId", row => row.MeetingId, "GroupMeetings", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_LeaveRequests_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_LeaveRequests_MeetingId_State", "LeaveRequests", ["MeetingId", "State"]);
        migrationBuilder.CreateIndex("IX_LeaveRequests_PersonId", "LeaveRequests", "PersonId");
    }
}
