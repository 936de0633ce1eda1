using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Voting;

/// <summary>Tables of the feature Voting that are records.</summary>
internal static class BallotTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Ballots",
            table => new
            {
                Id = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                BoxKey = table.Column<byte[]>(nullable: true),
                ClosedAt = table.Column<long>(nullable: true),
                ClosedEarly = table.Column<string>(nullable: true),
                ConfirmedAt = table.Column<long>(nullable: true),
                CountKey = table.Column<byte[]>(nullable: true),
                CountedAt = table.Column<long>(nullable: true),
                OpenedAt = table.Column<long>(nullable: true),
                PreviousId = table.Column<Guid>(nullable: true),
                PublishedAt = table.Column<long>(nullable: true),
                ReceiptsHash = table.Column<string>(nullable: true),
                ResultJson = table.Column<string>(nullable: true),
                RollHash = table.Column<string>(nullable: true),
                RollNumbers = table.Column<string>(nullable: true),
                Round = table.Column<int>(),
                Rules = table.Column<string>(),
                State = table.Column<string>(),
                Title = table.Column<string>(),
                WeekId = table.Column<Guid>(),
                WindowFrom = table.Column<long>(),
                WindowTo = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Ballots", row => row.Id);
                table.ForeignKey("FK_Ballots_Bodies_BodyId", row => row.BodyId, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Ballots_BodyId_State", "Ballots", ["BodyId", "State"]);
        migrationBuilder.CreateIndex("IX_Ballots_PreviousId", "Ballots", "PreviousId", unique: true);

        migrationBuilder.CreateTable(
            "BallotCandidates",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                Budget = table.Column<long>(),
                Description = table.Column<string>(),
                FinishDate = table.Column<string>(nullable: true),
                Name = table.Column<string>(),
                Number = table.Column<int>(),
                Place = table.Column<string>(),
                ProjectId = table.Column<Guid>(nullable: true),
                Unit = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotCandidates", row => row.Id);
                table.ForeignKey("FK_BallotCandidates_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_BallotCandidates_BallotId_Number", "BallotCandidates", ["BallotId", "Number"], unique: true);

        migrationBuilder.CreateTable(
            "BallotGroups",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                ClosedAt = table.Column<long>(nullable: true),
                ClosedBy = table.Column<Guid>(nullable: true),
                GroupId = table.Column<Guid>(),
                OpenedAt = table.Column<long>(nullable: true),
                OpenedBy = table.Column<Guid>(nullable: true),
                Override = table.Column<string>(nullable: true),
                State = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotGroups", row => row.Id);
                table.ForeignKey("FK_BallotGroups_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_BallotGroups_Groups_GroupId", row => row.GroupId, "Groups", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_BallotGroups_BallotId_GroupId", "BallotGroups", ["BallotId", "GroupId"], unique: true);
        migrationBuilder.CreateIndex("IX_BallotGroups_GroupId", "BallotGroups", "GroupId");

        migrationBuilder.CreateTable(
            "Scrutineers",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                CodeShownAt = table.Column<long>(nullable: true),
                LockedKey = table.Column<byte[]>(nullable: true),
                Order = table.Column<int>(),
                PersonId = table.Column<Guid>(),
                PublicKey = table.Column<byte[]>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Scrutineers", row => row.Id);
                table.ForeignKey("FK_Scrutineers_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Scrutineers_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_Scrutineers_BallotId_Order", "Scrutineers", ["BallotId", "Order"], unique: true);
        migrationBuilder.CreateIndex("IX_Scrutineers_BallotId_PersonId", "Scrutineers", ["BallotId", "PersonId"], unique: true);
        migrationBuilder.CreateIndex("IX_Scrutineers_PersonId", "Scrutineers", "PersonId");

        migrationBuilder.CreateTable(
            "VotingRules",
            table => new
            {
                Id = table.Column<Guid>(),
                Rules = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_VotingRules", row => row.Id);
                table.ForeignKey("FK_VotingRules_Bodies_Id", row => row.Id, "Bodies", "Id", onDelete: ReferentialAction.Restrict);
            });
    }
}
