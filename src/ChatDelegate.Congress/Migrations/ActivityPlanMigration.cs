using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Migrations.ActivityPlan;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>The plan of the activity week, the groups' meetings and who was at them.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261202_ActivityPlan")]
public sealed class ActivityPlanMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        PlanTables.Create(migrationBuilder);
        AnnouncementTables.Create(migrationBuilder);
        AttendanceTables.Create(migrationBuilder);
    }
}
