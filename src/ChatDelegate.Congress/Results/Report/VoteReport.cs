using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>
/// A finished record of a vote (票决情况报告定稿): its content and the files made of it, kept as they were handed out, so that whoever has one
/// can hold it against this.
/// </summary>
public sealed class VoteReport : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    /// <summary>1, 2, … : a later one stands where something was set right after the first.</summary>
    public required int Edition { get; init; }

    public required string Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>; printed in the document.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The document (.docx) in Chinese, which is the official one.</summary>
    public required byte[] FileZh { get; init; }

    public required byte[] FileEn { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required Guid MadeBy { get; init; }

    public byte[] FileIn(string locale) => locale == Commands.Locales.Default ? FileZh : FileEn;

    internal sealed class Mapping : IEntityTypeConfiguration<VoteReport>
    {
        public void Configure(EntityTypeBuilder<VoteReport> builder)
        {
            builder.ToTable("VoteReports");
            builder.Property(report => report.Id).ValueGeneratedNever();
            builder.HasIndex(report => new { report.BallotId, report.Edition }).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(report => report.BallotId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
