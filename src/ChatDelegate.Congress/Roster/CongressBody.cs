using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Roster;

/// <summary>A people's congress (人民代表大会) at one of five levels, under the congress of the area it belongs to.</summary>
public sealed class CongressBody : IRecord
{
    public required Guid Id { get; init; }

    public required CongressLevel Level { get; init; }

    public Guid? ParentId { get; init; }

    public required string NameZh { get; init; }

    public required string NameEn { get; init; }

    /// <summary>IANA zone in which its dates and deadlines are meant.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    public string NameIn(string locale) => locale == Locales.Default ? NameZh : NameEn;

    internal sealed class Mapping : IEntityTypeConfiguration<CongressBody>
    {
        public void Configure(EntityTypeBuilder<CongressBody> builder)
        {
            builder.ToTable("Bodies");
            builder.Property(body => body.Id).ValueGeneratedNever();

            // Not Restrict: SQLite checks that row by row, and a whole tree could not be removed in one statement.
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(body => body.ParentId).OnDelete(DeleteBehavior.NoAction);
        }
    }
}

/// <summary>The five levels of people's congresses, highest first.</summary>
public enum CongressLevel
{
    /// <summary>全国.</summary>
    National,

    /// <summary>省、自治区、直辖市.</summary>
    Province,

    /// <summary>设区的市、自治州.</summary>
    City,

    /// <summary>县、区、不设区的市.</summary>
    County,

    /// <summary>乡、镇.</summary>
    Township,
}
