using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Records as first released.</summary>
internal static class RecordsTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "AuditEntries",
            table => new
            {
                Seq = table.Column<long>(),
                Action = table.Column<string>(),
                ActorId = table.Column<Guid>(nullable: true),
                ActorRole = table.Column<string>(),
                At = table.Column<long>(),
                Change = table.Column<string>(),
                Content = table.Column<string>(),
                Hash = table.Column<string>(),
                Kind = table.Column<string>(),
                OnBehalfOf = table.Column<Guid>(nullable: true),
                RecordId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AuditEntries", row => row.Seq);
            });
        migrationBuilder.CreateIndex("IX_AuditEntries_Kind_RecordId", "AuditEntries", ["Kind", "RecordId"]);

        migrationBuilder.CreateTable(
            "AuditHead",
            table => new
            {
                Id = table.Column<int>(),
                Hash = table.Column<string>(),
                Seq = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AuditHead", row => row.Id);
            });
        migrationBuilder.Sql("""insert into "AuditHead" ("Id", "Seq", "Hash") values (1, 0, '')""");
    }
}
