using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>A photo or paper that a person sent. Its bytes lie in the files folder under their hash; this row says whose it is.</summary>
public sealed class StoredFile
{
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    public required string Name { get; init; }

    /// <summary>Found from the content, never taken from the sender.</summary>
    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lower-case hex; also the file's name.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> builder)
        {
            builder.ToTable("Files");
            builder.Property(file => file.Id).ValueGeneratedNever();
            builder.HasIndex(file => file.ConversationId);
        }
    }
}
