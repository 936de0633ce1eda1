using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatDelegate.Congress.Migrations.Initial;

/// <summary>Tables of the feature Suggestions as first released.</summary>
internal static class SuggestionsTables
{
    public static void Create(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "DraftingJobs",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Attempts = table.Column<int>(),
                BodyId = table.Column<Guid>(),
                Claim = table.Column<Guid>(nullable: true),
                ConversationId = table.Column<Guid>(),
                DueAt = table.Column<long>(),
                FinishedAt = table.Column<long>(nullable: true),
                GroupId = table.Column<Guid>(nullable: true),
                IdempotencyKey = table.Column<string>(),
                PersonId = table.Column<Guid>(),
                Sources = table.Column<string>(),
                State = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DraftingJobs", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_DraftingJobs_IdempotencyKey", "DraftingJobs", "IdempotencyKey", unique: true);
        migrationBuilder.CreateIndex("IX_DraftingJobs_State_DueAt", "DraftingJobs", ["State", "DueAt"]);

        migrationBuilder.CreateTable(
            "Suggestions",
            table => new
            {
                Id = table.Column<Guid>(),
                AuthorId = table.Column<Guid>(),
                BodyId = table.Column<Guid>(),
                Category = table.Column<string>(),
                CreatedAt = table.Column<long>(),
                GroupId = table.Column<Guid>(nullable: true),
                JobId = table.Column<Guid>(nullable: true),
                LastVersion = table.Column<int>(),
                Ordinal = table.Column<int>(),
                ProposedVersion = table.Column<int>(nullable: true),
                Sequence = table.Column<int>(nullable: true),
                State = table.Column<string>(),
                StateSince = table.Column<long>(),
                SubmittedAt = table.Column<long>(nullable: true),
                SubmittedVersion = table.Column<int>(nullable: true),
                Title = table.Column<string>(),
                Version = table.Column<int>(),
                Year = table.Column<int>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Suggestions", row => row.Id);
            });
        migrationBuilder.CreateIndex("IX_Suggestions_AuthorId_BodyId_Ordinal", "Suggestions", ["AuthorId", "BodyId", "Ordinal"], unique: true);
        migrationBuilder.CreateIndex("IX_Suggestions_BodyId_State", "Suggestions", ["BodyId", "State"]);
        migrationBuilder.CreateIndex("IX_Suggestions_BodyId_Year_Sequence", "Suggestions", ["BodyId", "Year", "Sequence"], unique: true);

        migrationBuilder.CreateTable(
            "Reviews",
            table => new
            {
                Id = table.Column<Guid>(),
                Answer = table.Column<string>(nullable: true),
                AnswerText = table.Column<string>(nullable: true),
                AnsweredAt = table.Column<long>(nullable: true),
                At = table.Column<long>(),
                By = table.Column<Guid>(),
                Comment = table.Column<string>(nullable: true),
                Decision = table.Column<string>(),
                ProposedVersion = table.Column<int>(nullable: true),
                SuggestionId = table.Column<Guid>(),
                Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Reviews", row => row.Id);
                table.ForeignKey("FK_Reviews_Suggestions_SuggestionId", row => row.SuggestionId, "Suggestions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_Reviews_SuggestionId_At", "Reviews", ["SuggestionId", "At"]);

        migrationBuilder.CreateTable(
            "SuggestionSources",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Kind = table.Column<string>(),
                Ordinal = table.Column<int>(),
                OriginId = table.Column<Guid>(),
                Photos = table.Column<string>(),
                Place = table.Column<string>(nullable: true),
                SuggestionId = table.Column<Guid>(),
                Text = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SuggestionSources", row => row.Id);
                table.ForeignKey("FK_SuggestionSources_Suggestions_SuggestionId", row => row.SuggestionId, "Suggestions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_SuggestionSources_OriginId", "SuggestionSources", "OriginId");
        migrationBuilder.CreateIndex("IX_SuggestionSources_SuggestionId_OriginId", "SuggestionSources", ["SuggestionId", "OriginId"], unique: true);

        migrationBuilder.CreateTable(
            "SuggestionVersions",
            table => new
            {
                Id = table.Column<Guid>(),
                At = table.Column<long>(),
                Category = table.Column<string>(),
                Drafter = table.Column<string>(nullable: true),
                DrafterVersion = table.Column<string>(nullable: true),
                N = table.Column<int>(),
                Questions = table.Column<string>(),
                Reason = table.Column<string>(nullable: true),
                Sentences = table.Column<string>(),
                SuggestionId = table.Column<Guid>(),
                Title = table.Column<string>(),
                Units = table.Column<string>(),
                Writer = table.Column<string>(),
                WriterId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SuggestionVersions", row => row.Id);
                table.ForeignKey("FK_SuggestionVersions_Suggestions_SuggestionId", row => row.SuggestionId, "Suggestions", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_SuggestionVersions_SuggestionId_N", "SuggestionVersions", ["SuggestionId", "N"], unique: true);
    }
}
