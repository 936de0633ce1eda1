using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Opinions.Sorting;

/// <summary>The category that staff gave to an opinion; the last word counts.</summary>
public sealed class OpinionCategory : IRecord
{
    public required Guid Id { get; init; }

    public required Guid OpinionId { get; init; }

    /// <summary>One of the congress's categories, by its Chinese name, as suggestions keep it.</summary>
    public required string Category { get; set; }

    public required Guid By { get; set; }

    public required DateTimeOffset At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OpinionCategory>
    {
        public void Configure(EntityTypeBuilder<OpinionCategory> builder)
        {
            builder.ToTable("OpinionCategories");
            builder.Property(given => given.Id).ValueGeneratedNever();
            builder.HasIndex(given => given.OpinionId).IsUnique();
            builder.HasOne<Opinion>().WithMany().HasForeignKey(given => given.OpinionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
