using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>A delegate's report on their own work (个人述职) for the appraisal of one week; its words are in its versions.</summary>
public sealed class SelfReport : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid WeekId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Number of the last version.</summary>
    public int LastVersion { get; private set; }

    /// <summary>The version that group and staff see; later ones are the delegate's until they submit again.</summary>
    public int? SubmittedVersion { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public bool HasNews => SubmittedVersion != LastVersion;

    public SelfReportVersion Write(IReadOnlyList<ReportParagraph> paragraphs, DateTimeOffset now) =>
        SelfReportVersion.Of(Id, ++LastVersion, paragraphs, now);

    public void Submit(DateTimeOffset now)
    {
        if (LastVersion == 0)
        {
            throw new InvalidOperationException($"Report {Id} has no words yet.");
        }

        (SubmittedVersion, SubmittedAt) = (LastVersion, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SelfReport>
    {
        public void Configure(EntityTypeBuilder<SelfReport> builder)
        {
            builder.ToTable("SelfReports");
            builder.Property(report => report.Id).ValueGeneratedNever();
            builder.Ignore(report => report.HasNews);
            builder.HasIndex(report => new { report.WeekId, report.PersonId }).IsUnique();
            builder.HasOne<ActivityWeek>().WithMany().HasForeignKey(report => report.WeekId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(report => report.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
