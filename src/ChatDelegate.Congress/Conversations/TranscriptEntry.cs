using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>
/// One activity of a conversation, as it went over the wire, private answers replaced. For the web chat the transcript is
/// also the feed: its sequence number is Direct Line's watermark.
/// </summary>
public sealed class TranscriptEntry
{
    public required Guid ConversationId { get; init; }

    /// <summary>1, 2, 3, … within the conversation.</summary>
    public required long Seq { get; init; }

    /// <summary>Bot Framework's activity id; a later entry with the same id replaces what the first showed.</summary>
    public required string ActivityId { get; init; }

    public required bool FromPerson { get; init; }

    public required string Activity { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The channel's own id of a card that was sent to it: what an update in place is addressed to.</summary>
    public string? SentAs { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<TranscriptEntry>
    {
        public void Configure(EntityTypeBuilder<TranscriptEntry> builder)
        {
            builder.ToTable("Transcript");
            builder.HasKey(entry => new { entry.ConversationId, entry.Seq });
        }
    }
}
