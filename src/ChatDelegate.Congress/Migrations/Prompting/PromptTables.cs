using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Prompting;

/// <summary>Tables of the feature Prompting as first released.</summary>
internal static class PromptTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "VotePrompts",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                By = table.Column<Guid>(nullable: true),
                GroupId = table.Column<Guid>(nullable: true),
                NextAt = table.Column<long>(nullable: true),
                Round = table.Column<int>(),
                RoundAt = table.Column<long>(nullable: true),
                Sending = table.Column<bool>(),
                State = table.Column<string>(),
                SumsJson = table.Column<string>(nullable: true),
                Trigger = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_VotePrompts", row => row.Id);
                table.ForeignKey("FK_VotePrompts_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_VotePrompts_BallotId_GroupId", "VotePrompts", ["BallotId", "GroupId"], unique: true);
        migrationBuilder.CreateIndex("IX_VotePrompts_State", "VotePrompts", "State");

        migrationBuilder.CreateTable(
            "PromptCopies",
            table => new
            {
                PromptId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                NoticeId = table.Column<Guid>(),
                Round = table.Column<int>(),
                Sent = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_PromptCopies", row => new { row.PromptId, row.PersonId }));

        migrationBuilder.CreateTable(
            "WeekReminders",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Done = table.Column<bool>(),
                Moment = table.Column<string>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_WeekReminders", row => row.Id);
                table.ForeignKey("FK_WeekReminders_ActivityWeeks_WeekId", row => row.WeekId, "ActivityWeeks", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_WeekReminders_WeekId_Moment", "WeekReminders", ["WeekId", "Moment"], unique: true);

        // Only notices: what else is said pays nothing for it.
        migrationBuilder.CreateIndex("IX_Outbox_NoticeId", "Outbox", "NoticeId", filter: "\"NoticeId\" is not null");
    }
}
