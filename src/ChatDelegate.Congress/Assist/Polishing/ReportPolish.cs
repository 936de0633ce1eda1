using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>Better words proposed for a self-report (润色稿): shown as a difference, taken or not by the delegate.</summary>
public sealed class ReportPolish : IRecord
{
    public required Guid Id { get; init; }

    public required Guid ReportId { get; init; }

    /// <summary>The version that it says in other words.</summary>
    public required int BaseVersion { get; init; }

    /// <summary>All <see cref="ReportParagraph"/>s as they would be, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Paragraphs whose new words said something else; they stay as they were.</summary>
    public required int Refused { get; init; }

    /// <summary>The prompt and the model, as JSON.</summary>
    public required string Mark { get; init; }

    public required DateTimeOffset At { get; init; }

    public PolishState State { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<ReportParagraph> Paragraphs => JsonColumn.ReadList<ReportParagraph>(Content);

    public PromptMark? MadeWith => JsonColumn.Read<PromptMark>(Mark);

    /// <summary>The delegate takes it, or leaves their own words as they are.</summary>
    public void Decide(bool taken, DateTimeOffset now)
    {
        if (State != PolishState.Proposed)
        {
            throw new InvalidOperationException($"Polish {Id} is {State}.");
        }

        (State, DecidedAt) = (taken ? PolishState.Taken : PolishState.Left, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ReportPolish>
    {
        public void Configure(EntityTypeBuilder<ReportPolish> builder)
        {
            builder.ToTable("ReportPolishes");
            builder.Property(polish => polish.Id).ValueGeneratedNever();
            builder.Ignore(polish => polish.Paragraphs).Ignore(polish => polish.MadeWith);
            builder.HasIndex(polish => new { polish.ReportId, polish.State });
            builder.HasOne<SelfReport>().WithMany().HasForeignKey(polish => polish.ReportId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum PolishState
{
    Proposed,
    Taken,
    Left,
}
