using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>Proof that an activity was taken, so that the same one, delivered again, has no second effect.</summary>
public sealed class Receipt
{
    public required Guid ConversationId { get; init; }

    /// <summary>The channel's activity id, or the key that a web chat keeps through its own retries.</summary>
    public required string Key { get; init; }

    /// <summary>The id under which the activity stands in the transcript.</summary>
    public required string ActivityId { get; init; }

    /// <summary>What an invoke was answered; null for anything else.</summary>
    public string? Response { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Receipt>
    {
        public void Configure(EntityTypeBuilder<Receipt> builder)
        {
            builder.ToTable("Receipts");
            builder.HasKey(receipt => new { receipt.ConversationId, receipt.Key });
        }
    }
}
