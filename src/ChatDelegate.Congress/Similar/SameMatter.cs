using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// A delegate's word that their suggestion is about the same matter as another case (同题). It joins nothing: staff see it at both and
/// decide what to do with it.
/// </summary>
public sealed class SameMatter : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid SuggestionId { get; init; }

    public required SimilarKind OtherKind { get; init; }

    /// <summary>The other opinion or suggestion.</summary>
    public required Guid OtherId { get; init; }

    public required Guid MarkedBy { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the mark was taken back.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public void TakeBack(DateTimeOffset now) => TakenBackAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<SameMatter>
    {
        public void Configure(EntityTypeBuilder<SameMatter> builder)
        {
            builder.ToTable("SameMatters");
            builder.Property(mark => mark.Id).ValueGeneratedNever();
            builder.HasIndex(mark => mark.SuggestionId);
            builder.HasIndex(mark => mark.OtherId);
            builder.HasOne<Suggestion>().WithMany().HasForeignKey(mark => mark.SuggestionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
