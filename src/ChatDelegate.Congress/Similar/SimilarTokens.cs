using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>PostgreSQL's half of the index: an entry's tokens, looked up by a GIN index.</summary>
internal sealed class SimilarTokens
{
    public required long EntryId { get; init; }

    public required string[] Tokens { get; init; }

    /// <summary>Only where the database has arrays.</summary>
    public static void Map(ModelBuilder model, CongressDb db)
    {
        if (!db.Database.IsNpgsql())
        {
            return;
        }

        model.Entity<SimilarTokens>(table =>
        {
            table.ToTable("SimilarTokens");
            table.HasKey(tokens => tokens.EntryId);
            table.Property(tokens => tokens.EntryId).ValueGeneratedNever();
            table.HasIndex(tokens => tokens.Tokens).HasMethod("gin");
        });
    }
}
