using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.HostScript;

/// <summary>Tables of the host script and its runs.</summary>
internal static class ScriptTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        CreateVersions(migrationBuilder);
        CreateRuns(migrationBuilder);
        CreateSteps(migrationBuilder);
        migrationBuilder.CreateTable(
            "ScriptDeviations",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Kind = table.Column<string>(),
                Reason = table.Column<string>(),
                RunId = table.Column<Guid>(),
                Step = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScriptDeviations", row => row.Id);
                table.ForeignKey("FK_ScriptDeviations_ScriptRuns_RunId", row => row.RunId, "ScriptRuns", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ScriptDeviations_RunId", "ScriptDeviations", "RunId");
    }

    private static void CreateVersions(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "HostScripts",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BodyId = table.Column<Guid>(),
                By = table.Column<Guid>(nullable: true),
                Number = table.Column<int>(),
                Reason = table.Column<string>(nullable: true),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_HostScripts", row => row.Id);
                table.ForeignKey("FK_HostScripts_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_HostScripts_BodyId_Number", "HostScripts", ["BodyId", "Number"], unique: true);
    }

    private static void CreateRuns(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ScriptRuns",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                EndedAt = table.Column<long>(nullable: true),
                GroupId = table.Column<Guid>(),
                Line = table.Column<int>(),
                MeetingId = table.Column<Guid>(),
                Move = table.Column<int>(),
                ReturnTo = table.Column<int>(nullable: true),
                StartedAt = table.Column<long>(),
                StartedBy = table.Column<Guid>(),
                Step = table.Column<int>(),
                Steps = table.Column<int>(),
                VersionId = table.Column<Guid>(),
                WeekId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScriptRuns", row => row.Id);
                table.ForeignKey("FK_ScriptRuns_GroupMeetings_MeetingId", row => row.MeetingId, "GroupMeetings", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_ScriptRuns_HostScripts_VersionId", row => row.VersionId, "HostScripts", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ScriptRuns_MeetingId", "ScriptRuns", "MeetingId", unique: true);
        migrationBuilder.CreateIndex("IX_ScriptRuns_VersionId", "ScriptRuns", "VersionId");
        migrationBuilder.CreateIndex("IX_ScriptRuns_WeekId_GroupId", "ScriptRuns", ["WeekId", "GroupId"]);
    }

    private static void CreateSteps(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ScriptSteps",
            table => new
            {
                Id = table.Column<Guid>(),
                Act = table.Column<string>(nullable: true),
                ActedAt = table.Column<long>(nullable: true),
                ActedBy = table.Column<Guid>(nullable: true),
                BegunAt = table.Column<long>(nullable: true),
                EndedAt = table.Column<long>(nullable: true),
                EndedBy = table.Column<Guid>(nullable: true),
                Key = table.Column<string>(),
                Number = table.Column<int>(),
                RunId = table.Column<Guid>(),
                State = table.Column<string>(),
                TitleEn = table.Column<string>(),
                TitleZh = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScriptSteps", row => row.Id);
                table.ForeignKey("FK_ScriptSteps_ScriptRuns_RunId", row => row.RunId, "ScriptRuns", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ScriptSteps_RunId_Number", "ScriptSteps", ["RunId", "Number"], unique: true);
    }
}
