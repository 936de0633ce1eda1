using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Grades;

/// <summary>What the tables of Voting lacked for graded ballots; those that are there are votes on projects.</summary>
internal static class GradedBallotColumns
{
    public static void Add(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Purpose", "Ballots", nullable: false, defaultValue: "Projects");
        migrationBuilder.AddColumn<string>("Progress", "BallotCandidates", nullable: false, defaultValue: string.Empty);
        migrationBuilder.AddColumn<Guid>("PersonId", "BallotCandidates", nullable: true);
        migrationBuilder.AddColumn<Guid>("GroupId", "BallotCandidates", nullable: true);
    }
}
