using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Programme;

/// <summary>
/// A congress's activity week (代表集中活动周) of one year. Its dates are given, never computed from a rule such as
/// "third week of December", which can be counted in two ways.
/// </summary>
public sealed class ActivityWeek : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required int Year { get; init; }

    public required DateOnly Starts { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly Ends { get; init; }

    /// <summary>The one day on which all groups vote (统一票决日).</summary>
    public required DateOnly VoteDate { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>This year's extra block, the X of "3+X"; empty in a year without one.</summary>
    public string ExtraZh { get; init; } = string.Empty;

    public string ExtraEn { get; init; } = string.Empty;

    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;

    public string ExtraIn(string locale) => locale == Locales.Default ? ExtraZh : ExtraEn;

    internal sealed class Mapping : IEntityTypeConfiguration<ActivityWeek>
    {
        public void Configure(EntityTypeBuilder<ActivityWeek> builder)
        {
            builder.ToTable("ActivityWeeks");
            builder.Property(week => week.Id).ValueGeneratedNever();
            builder.HasIndex(week => new { week.BodyId, week.Year }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(week => week.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
