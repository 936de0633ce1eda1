using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// That somebody was sent a card of a <see cref="VotePrompt"/> or of a <see cref="WeekReminder"/>: written with the notice that brings it, so that a
/// crash neither loses nor doubles one. No record of substance, and of votes it knows nothing: it is deleted when the ballot closes.
/// </summary>
public sealed class PromptCopy
{
    /// <summary>Of which prompt or reminder.</summary>
    public required Guid PromptId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The notice that brings the latest card.</summary>
    public required Guid NoticeId { get; set; }

    /// <summary>The latest round that they were thought of in.</summary>
    public required int Round { get; set; }

    /// <summary>How many cards they have been sent; fewer than rounds where one was still on its way.</summary>
    public required int Sent { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PromptCopy>
    {
        public void Configure(EntityTypeBuilder<PromptCopy> builder)
        {
            builder.ToTable("PromptCopies");
            builder.HasKey(copy => new { copy.PromptId, copy.PersonId });
        }
    }
}
