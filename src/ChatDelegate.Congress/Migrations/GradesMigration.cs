using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.Grades;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Ballots that grade: what they are about, what has become of a project, whom they rate; self-reports and questionnaires.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261206_Grades")]
public sealed class GradesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        GradedBallotColumns.Add(migrationBuilder);
        AppraisalTables.Create(migrationBuilder);
    }
}
