using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Voting;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Ballots, their rolls, their boxes and their keys.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261201_Voting")]
public sealed class VotingMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        BallotTables.Create(migrationBuilder);
        BoxTables.Create(migrationBuilder);
    }
}
