using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme;

/// <summary>The time that one group has given an item of the plan in place of the plan's own (小组调整).</summary>
public sealed class GroupMove : IRecord
{
    public required Guid Id { get; init; }

    public required Guid ItemId { get; init; }

    public required Guid GroupId { get; init; }

    public DateTimeOffset Due { get; private set; }

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Of an override by staff; convenors need none.</summary>
    public string? Reason { get; private set; }

    public void To(DateTimeOffset due, Guid by, string? reason, DateTimeOffset now) => (Due, By, Reason, At) = (due, by, reason, now);

    internal sealed class Mapping : IEntityTypeConfiguration<GroupMove>
    {
        public void Configure(EntityTypeBuilder<GroupMove> builder)
        {
            builder.ToTable("GroupMoves");
            builder.Property(move => move.Id).ValueGeneratedNever();
            builder.HasIndex(move => new { move.ItemId, move.GroupId }).IsUnique();
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(move => move.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DelegateGroup>().WithMany().HasForeignKey(move => move.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
