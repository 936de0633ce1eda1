using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>An activity that still has to reach a channel's connector. Sent ones are deleted; the transcript keeps them.</summary>
public sealed class OutboxMessage
{
    public required Guid ConversationId { get; init; }

    /// <summary>The transcript entry it sends; messages of one conversation leave in this order.</summary>
    public required long Seq { get; init; }

    public required string Activity { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Set before the wire is touched: after a crash this one may have arrived.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Which instance is sending it, until when.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("Outbox");
            builder.HasKey(message => new { message.ConversationId, message.Seq });
            builder.HasIndex(message => message.DueAt);
        }
    }
}
