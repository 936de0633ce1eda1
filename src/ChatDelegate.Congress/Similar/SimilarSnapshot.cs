using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// How common each gram was among a congress's cases when it was counted. Frozen until it is counted again, so that the likeness of
/// two cases does not drift with every new one.
/// </summary>
internal sealed class SimilarSnapshot
{
    public required Guid BodyId { get; init; }

    public required int Documents { get; set; }

    /// <summary>Which way of cutting texts it counted; another one makes the whole index anew.</summary>
    public required int Format { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>As <see cref="GramWeights"/> writes it.</summary>
    public required byte[] Grams { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SimilarSnapshot>
    {
        public void Configure(EntityTypeBuilder<SimilarSnapshot> builder)
        {
            builder.ToTable("SimilarSnapshots");
            builder.HasKey(snapshot => snapshot.BodyId);
        }
    }
}
