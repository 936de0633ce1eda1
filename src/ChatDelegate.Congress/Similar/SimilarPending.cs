using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Similar;

/// <summary>An opinion that is on record and not yet in the index: written with it, so that a crash forgets none.</summary>
internal sealed class SimilarPending
{
    public required Guid RecordId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SimilarPending>
    {
        public void Configure(EntityTypeBuilder<SimilarPending> builder)
        {
            builder.ToTable("SimilarPending");
            builder.HasKey(pending => pending.RecordId);
            builder.Property(pending => pending.RecordId).ValueGeneratedNever();
        }
    }
}
