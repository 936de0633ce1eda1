using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme;

/// <summary>That an item is done (已办), as its owner says: a person, a group by its convenor, or the congress by its staff.</summary>
public sealed class PlanMark : IRecord
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    /// <summary>The person, group or congress whose item is done.</summary>
    public required Guid SubjectId { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanMark>
    {
        public void Configure(EntityTypeBuilder<PlanMark> builder)
        {
            builder.ToTable("PlanMarks");
            builder.Property(mark => mark.Id).ValueGeneratedNever();
            builder.HasIndex(mark => new { mark.ItemId, mark.SubjectId }).IsUnique();
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(mark => mark.ItemId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
