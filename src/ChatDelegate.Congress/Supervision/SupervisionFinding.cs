using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Supervision;

/// <summary>A gap or a departure (缺漏、偏离) in a report: known to the record itself, or seen by the supervisor.</summary>
public sealed class SupervisionFinding : IRecord
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>From 1.</summary>
    public required int Order { get; init; }

    public required CheckAxis Axis { get; init; }

    public required string Text { get; init; }

    /// <summary>The record knew it when the report was filed; a supervisor can add to it, not leave it out.</summary>
    public required bool FromRecord { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SupervisionFinding>
    {
        public void Configure(EntityTypeBuilder<SupervisionFinding> builder)
        {
            builder.ToTable("SupervisionFindings");
            builder.Property(finding => finding.Id).ValueGeneratedNever();
            builder.HasIndex(finding => new { finding.ReportId, finding.Order }).IsUnique();
            builder.HasOne<SupervisionReport>().WithMany().HasForeignKey(finding => finding.ReportId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The three things that are checked.</summary>
public enum CheckAxis
{
    /// <summary>内容一个不少.</summary>
    Content,

    /// <summary>环节一个不落.</summary>
    Steps,

    /// <summary>程序一个不减.</summary>
    Procedure,

    /// <summary>What the supervisor wrote without saying to which of them it belongs.</summary>
    Seen,
}
