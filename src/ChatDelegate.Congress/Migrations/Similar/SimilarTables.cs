using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Similar;

/// <summary>Entries of the index, their tokens where the database has arrays, and how common each gram is.</summary>
internal static class SimilarTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "SimilarEntries",
            table => new
            {
                Id = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Audience = table.Column<string>(),
                AuthorId = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Kind = table.Column<string>(),
                RecordId = table.Column<Guid>(),
                Text = table.Column<string>(),
                Version = table.Column<int>(),
            },
            constraints: table => table.PrimaryKey("PK_SimilarEntries", row => row.Id));
        migrationBuilder.CreateIndex("IX_SimilarEntries_BodyId", "SimilarEntries", "BodyId");
        migrationBuilder.CreateIndex("IX_SimilarEntries_RecordId", "SimilarEntries", "RecordId", unique: true);

        migrationBuilder.CreateTable(
            "SimilarSnapshots",
            table => new
            {
                BodyId = table.Column<Guid>(),
                At = table.Column<long>(),
                Documents = table.Column<int>(),
                Format = table.Column<int>(),
                Grams = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey("PK_SimilarSnapshots", row => row.BodyId));

        migrationBuilder.CreateTable("SimilarPending", table => new { RecordId = table.Column<Guid>() }, constraints: table => table.PrimaryKey("PK_SimilarPending", row => row.RecordId));

        if (migrationBuilder.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) != true)
        {
            migrationBuilder.CreateTable(
                "SimilarTokens",
                table => new
                {
                    EntryId = table.Column<long>(),
                    Tokens = table.Column<string[]>(type: "text[]"),
                },
                constraints: table => table.PrimaryKey("PK_SimilarTokens", row => row.EntryId));
            migrationBuilder.CreateIndex("IX_SimilarTokens_Tokens", "SimilarTokens", "Tokens").Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
