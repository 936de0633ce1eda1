using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>What kind of matter a suggestion (建议) is, as one congress sorts them; usually by its special committees.</summary>
public sealed class Category : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>Place in lists, from 1.</summary>
    public required int Order { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    public string NameIn(string locale) => locale == Locales.Default ? NameZh : NameEn;

    internal sealed class Mapping : IEntityTypeConfiguration<Category>
    {
        public void Configure(EntityTypeBuilder<Category> builder)
        {
            builder.ToTable("Categories");
            builder.Property(category => category.Id).ValueGeneratedNever();
            builder.HasIndex(category => new { category.BodyId, category.Order }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(category => category.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
