using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>What staff decided on a version, and what the delegate answered.</summary>
public sealed class Review : IRecord
{
    public required Guid Id { get; init; }

    public required Guid SuggestionId { get; init; }

    /// <summary>The version decided on.</summary>
    public required int Version { get; init; }

    public required ReviewDecision Decision { get; init; }

    /// <summary>The staff member.</summary>
    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why: for the delegate. Required for a return and an edit.</summary>
    public required string? Comment { get; init; }

    /// <summary>The version proposed, when the decision is an edit.</summary>
    public int? ProposedVersion { get; init; }

    public ReviewAnswer? Answer { get; private set; }

    /// <summary>The delegate's words.</summary>
    public string? AnswerText { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Records the delegate's answer; there is one.</summary>
    public void Reply(ReviewAnswer answer, string? text, DateTimeOffset now)
    {
        if (Answer is not null || Decision == ReviewDecision.Accepted)
        {
            throw new InvalidOperationException($"Review {Id} has no answer to wait for.");
        }

        (Answer, AnswerText, AnsweredAt) = (answer, text, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Review>
    {
        public void Configure(EntityTypeBuilder<Review> builder)
        {
            builder.ToTable("Reviews");
            builder.Property(review => review.Id).ValueGeneratedNever();
            builder.HasOne<Suggestion>().WithMany().HasForeignKey(review => review.SuggestionId);
            builder.HasIndex(review => new { review.SuggestionId, review.At });
        }
    }
}

public enum ReviewDecision
{
    Accepted,
    Returned,
    Edited,
}

public enum ReviewAnswer
{
    /// <summary>Submitted again after a return, changed or with a reply.</summary>
    Resubmitted,

    Agreed,

    Disagreed,

    Withdrawn,
}
