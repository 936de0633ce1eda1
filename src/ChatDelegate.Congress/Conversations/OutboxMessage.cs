using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>An entry of the transcript that still has to reach a channel's connector. Sent ones are deleted here.</summary>
public sealed class OutboxMessage
{
    public required Guid ConversationId { get; init; }

    /// <summary>The transcript entry it sends; messages of one conversation leave in this order.</summary>
    public required long Seq { get; init; }

    /// <summary>The transcript entry that it replaces in place, where the channel has that one; null for something new.</summary>
    public long? Replaces { get; set; }

    /// <summary>The notice that it says: it waits behind answers, and is said elsewhere when it cannot be said here. Null for an answer.</summary>
    public Guid? NoticeId { get; set; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Set before the wire is touched: after a crash this one may have arrived.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Until when somebody is sending it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>Who in which process has claimed it: the turns that send straight away, or the dispatcher; each has another id after each start.</summary>
    public Guid? ClaimedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("Outbox");
            builder.HasKey(message => new { message.ConversationId, message.Seq });
            builder.HasIndex(message => message.NoticeId).HasFilter("\"NoticeId\" is not null");
        }
    }
}
