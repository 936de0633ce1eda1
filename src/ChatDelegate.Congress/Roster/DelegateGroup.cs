using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>A delegate group (代表小组): the unit in which delegates of one congress meet, discuss and vote.</summary>
public sealed class DelegateGroup : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>1, 2, 3, … within the congress.</summary>
    public required int Number { get; init; }

    /// <summary>As the congress calls it, such as 第一代表小组.</summary>
    public required string Name { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DelegateGroup>
    {
        public void Configure(EntityTypeBuilder<DelegateGroup> builder)
        {
            builder.ToTable("Groups");
            builder.Property(group => group.Id).ValueGeneratedNever();
            builder.HasIndex(group => new { group.BodyId, group.Number }).IsUnique();
            builder.HasIndex(group => new { group.BodyId, group.Name }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(group => group.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
