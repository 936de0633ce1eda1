using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Assist.Fields;

/// <summary>
/// What a field of an opinion is proposed to be (建议), with the words that it comes from, and whether staff took it over (采用). The opinion
/// itself stays as it was reported.
/// </summary>
public sealed class OpinionFieldValue : IRecord
{
    public required Guid Id { get; init; }

    public required Guid OpinionId { get; init; }

    public required OpinionField Field { get; init; }

    public required string Value { get; init; }

    /// <summary>Exactly as in the opinion; empty when the text as a whole points to it.</summary>
    public required string Quote { get; init; }

    /// <summary>The prompt and the model that proposed it, as JSON; null when rules did.</summary>
    public string? Mark { get; init; }

    public required DateTimeOffset At { get; init; }

    public FieldState State { get; private set; }

    /// <summary>Who of the staff took it over, or took it back.</summary>
    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public PromptMark? MadeWith => Mark is null ? null : JsonColumn.Read<PromptMark>(Mark);

    public void Take(Guid staff, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (FieldState.Taken, staff, now);

    public void TakeBack(Guid staff, DateTimeOffset now)
    {
        if (State != FieldState.Taken)
        {
            throw new InvalidOperationException($"Value {Id} is {State}.");
        }

        (State, DecidedBy, DecidedAt) = (FieldState.Proposed, staff, now);
    }

    internal static OpinionFieldValue Of(Guid opinionId, FieldProposal proposal, PromptMark? mark, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OpinionId = opinionId,
        Field = proposal.Field,
        Value = proposal.Value,
        Quote = proposal.Quote,
        Mark = mark is null ? null : JsonColumn.Write(mark),
        At = now,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<OpinionFieldValue>
    {
        public void Configure(EntityTypeBuilder<OpinionFieldValue> builder)
        {
            builder.ToTable("OpinionFields");
            builder.Property(value => value.Id).ValueGeneratedNever();
            builder.Ignore(value => value.MadeWith);
            builder.HasIndex(value => value.OpinionId);
            builder.HasOne<Opinion>().WithMany().HasForeignKey(value => value.OpinionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum FieldState
{
    Proposed,
    Taken,
}
