using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>A version of a self-report (述职稿). Never changed, never removed.</summary>
public sealed class SelfReportVersion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>1, 2, 3, … within the report.</summary>
    public required int N { get; init; }

    /// <summary><see cref="ReportParagraph"/>s as JSON.</summary>
    public required string Content { get; init; }

    public required DateTimeOffset At { get; init; }

    public IReadOnlyList<ReportParagraph> Paragraphs => JsonColumn.ReadList<ReportParagraph>(Content);

    /// <summary>As it is read.</summary>
    public string Text => string.Join('\n', Paragraphs.Select(paragraph => paragraph.Text));

    internal static SelfReportVersion Of(Guid reportId, int n, IReadOnlyList<ReportParagraph> paragraphs, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ReportId = reportId, N = n, Content = JsonColumn.Write(paragraphs), At = now };

    internal sealed class Mapping : IEntityTypeConfiguration<SelfReportVersion>
    {
        public void Configure(EntityTypeBuilder<SelfReportVersion> builder)
        {
            builder.ToTable("SelfReportVersions");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.Ignore(version => version.Paragraphs).Ignore(version => version.Text);
            builder.HasIndex(version => new { version.ReportId, version.N }).IsUnique();
            builder.HasOne<SelfReport>().WithMany().HasForeignKey(version => version.ReportId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
