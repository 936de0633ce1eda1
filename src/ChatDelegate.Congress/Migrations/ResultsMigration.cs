using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Screens in the hall, records of votes, and who released the key of a ballot.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261205_Results")]
public sealed class ResultsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateScreensAndReleases(migrationBuilder);
        migrationBuilder.CreateTable(
            "VoteReports",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                Content = table.Column<string>(),
                ContentHash = table.Column<string>(),
                Edition = table.Column<int>(),
                FileEn = table.Column<byte[]>(),
                FileZh = table.Column<byte[]>(),
                MadeAt = table.Column<long>(),
                MadeBy = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_VoteReports", row => row.Id);
                table.ForeignKey("FK_VoteReports_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_VoteReports_BallotId_Edition", "VoteReports", ["BallotId", "Edition"], unique: true);
    }

    private static void CreateScreensAndReleases(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "ScreenLinks",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                ClosedAt = table.Column<long>(nullable: true),
                ClosedBy = table.Column<Guid>(nullable: true),
                OpenedAt = table.Column<long>(),
                OpenedBy = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ScreenLinks", row => row.Id);
                table.ForeignKey("FK_ScreenLinks_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_ScreenLinks_BallotId", "ScreenLinks", "BallotId");
        migrationBuilder.CreateTable(
            "BallotKeyReleases",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BallotId = table.Column<Guid>(),
                First = table.Column<int>(),
                Second = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotKeyReleases", row => row.Id);
                table.ForeignKey("FK_BallotKeyReleases_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_BallotKeyReleases_BallotId", "BallotKeyReleases", "BallotId", unique: true);
    }
}
