using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>
/// A conversation with one person on one channel: where to reach them, the state of their dialogs and the end of their
/// transcript. The turn pipeline writes it with prepared statements; everything else only reads it.
/// </summary>
public sealed class Conversation
{
    public required Guid Id { get; init; }

    /// <summary>Bot Framework's channel id: <c>webchat</c>, <c>msteams</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's own id of the conversation.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Null until the person has signed in.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Bot Framework's conversation reference, from the last verified activity.</summary>
    public string Reference { get; set; } = "{}";

    public string Locale { get; set; } = "zh-CN";

    /// <summary>The dialog engine's state; sealed when it holds a private answer.</summary>
    public byte[]? State { get; set; }

    public bool StateSealed { get; set; }

    /// <summary>Sequence number of the last transcript entry.</summary>
    public long LastSeq { get; set; }

    /// <summary>Grows with each write: whoever writes what they have read makes sure that it is still this one.</summary>
    public long Version { get; set; }

    /// <summary>When the person was last heard from.</summary>
    public DateTimeOffset HeardAt { get; set; }

    /// <summary>The channel's code for why they cannot be reached here until they are heard from; null when they can.</summary>
    public string? Unreachable { get; set; }

    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>Cards whose buttons still mean something, by what they belong to, as JSON; null when there are none.</summary>
    public string? OpenCards { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.ToTable("Conversations");
            builder.Property(c => c.Id).ValueGeneratedNever();
            builder.HasIndex(c => new { c.Channel, c.ExternalId }).IsUnique();
            builder.Property(c => c.Version).HasDefaultValue(0L);
            builder.HasIndex(c => c.PersonId);
        }
    }
}
