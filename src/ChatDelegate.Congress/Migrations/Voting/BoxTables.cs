using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Voting;

/// <summary>The roll and the box, apart from each other, and what belongs to them.</summary>
internal static class BoxTables
{
    // Neither table keeps the order in which its rows came: rows lie in the order of their keys, and there are no row numbers.
    private const string SqliteRoll =
        """
        create table "BallotRoll" (
            "BallotId" TEXT NOT NULL, "PersonId" TEXT NOT NULL, "Admitted" INTEGER NOT NULL, "GroupId" TEXT NULL, "Paper" INTEGER NOT NULL, "Voted" INTEGER NOT NULL,
            constraint "PK_BallotRoll" primary key ("BallotId", "PersonId")) without rowid
        """;

    private const string SqliteBox =
        """
        create table "BallotBox" (
            "BallotId" TEXT NOT NULL, "Key" INTEGER NOT NULL, "Sealed" BLOB NOT NULL,
            constraint "PK_BallotBox" primary key ("BallotId", "Key")) without rowid
        """;

    public static void Create(MigrationBuilder migrationBuilder)
    {
        if (migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
        {
            migrationBuilder.Sql(SqliteRoll);
            migrationBuilder.Sql(SqliteBox);
        }
        else
        {
            CreateRollAndBox(migrationBuilder);
        }

        migrationBuilder.CreateTable(
            "BallotReceipts",
            table => new
            {
                BallotId = table.Column<Guid>(),
                Receipt = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_BallotReceipts", row => new { row.BallotId, row.Receipt }));

        migrationBuilder.CreateTable(
            "BallotKeys",
            table => new
            {
                BallotId = table.Column<Guid>(),
                Name = table.Column<string>(),
                Wrapped = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotKeys", row => new { row.BallotId, row.Name });
                table.ForeignKey("FK_BallotKeys_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });

        migrationBuilder.CreateTable(
            "BallotAdmissions",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                BallotId = table.Column<Guid>(),
                By = table.Column<Guid>(nullable: true),
                How = table.Column<string>(),
                PersonId = table.Column<Guid>(),
                Reason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotAdmissions", row => row.Id);
                table.ForeignKey("FK_BallotAdmissions_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_BallotAdmissions_BallotId_PersonId", "BallotAdmissions", ["BallotId", "PersonId"], unique: true);

        migrationBuilder.CreateTable(
            "BallotPapers",
            table => new
            {
                Id = table.Column<Guid>(),
                BallotId = table.Column<Guid>(),
                Commitment = table.Column<byte[]>(),
                ConfirmedAt = table.Column<long>(nullable: true),
                ConfirmedBy = table.Column<Guid>(nullable: true),
                DiscardedAt = table.Column<long>(nullable: true),
                EnteredAt = table.Column<long>(),
                EnteredBy = table.Column<Guid>(),
                Papers = table.Column<int>(),
                People = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_BallotPapers", row => row.Id);
                table.ForeignKey("FK_BallotPapers_Ballots_BallotId", row => row.BallotId, "Ballots", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_BallotPapers_BallotId", "BallotPapers", "BallotId");
    }

    private static void CreateRollAndBox(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "BallotRoll",
            table => new
            {
                BallotId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Admitted = table.Column<bool>(),
                GroupId = table.Column<Guid>(nullable: true),
                Paper = table.Column<bool>(),
                Voted = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey("PK_BallotRoll", row => new { row.BallotId, row.PersonId }));
        migrationBuilder.CreateTable(
            "BallotBox",
            table => new
            {
                BallotId = table.Column<Guid>(),
                Key = table.Column<long>(),
                Sealed = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_BallotBox", row => new { row.BallotId, row.Key }));
    }
}
