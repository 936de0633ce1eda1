using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// What the search for similar cases (同题、近似) knows of an opinion or a suggestion: its words without personal data, and who may
/// be shown that it exists. That of a suggestion follows it in the same transaction, that of an opinion a moment later; all can be made again from the record at any time.
/// </summary>
internal sealed class SimilarEntry
{
    public long Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid AuthorId { get; init; }

    public required SimilarKind Kind { get; init; }

    /// <summary>The opinion or suggestion.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>The suggestion's version that it holds: what staff have, or before that what the delegate has; 0 for an opinion.</summary>
    public required int Version { get; init; }

    public required SimilarAudience Audience { get; init; }

    /// <summary>As <see cref="CaseText"/> writes it.</summary>
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SimilarEntry>
    {
        public void Configure(EntityTypeBuilder<SimilarEntry> builder)
        {
            builder.ToTable("SimilarEntries");
            builder.HasIndex(entry => entry.RecordId).IsUnique();
            builder.HasIndex(entry => entry.BodyId);
        }
    }
}

public enum SimilarKind
{
    Opinion,
    Suggestion,
}

/// <summary>Who may learn of a case by its likeness to another.</summary>
public enum SimilarAudience
{
    /// <summary>Its author: a draft.</summary>
    Author,

    /// <summary>Its author and staff: an opinion, or a suggestion that was returned or withdrawn.</summary>
    Staff,

    /// <summary>All delegates of the congress: a suggestion that stands.</summary>
    Congress,
}
