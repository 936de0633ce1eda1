using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations;

/// <summary>Links that open the desk's page once. Leaders (领导) need no change: a role is stored by its name.</summary>
[DbContext(typeof(CongressDb))]
[Migration("20261212_Leaders")]
public sealed class LeadersMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            "DeskPasses",
            table => new
            {
                Id = table.Column<Guid>(),
                IssuedAt = table.Column<long>(),
                PersonId = table.Column<Guid>(),
                ReplacedAt = table.Column<long>(nullable: true),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DeskPasses", row => row.Id);
                table.ForeignKey("FK_DeskPasses_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("IX_DeskPasses_PersonId", "DeskPasses", "PersonId");
    }
}
