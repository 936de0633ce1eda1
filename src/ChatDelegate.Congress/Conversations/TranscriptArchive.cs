using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Conversations;

/// <summary>
/// A file of old transcript entries (对话归档). It is on record as soon as it is whole on disk; only then do its entries leave the database,
/// piece by piece.
/// </summary>
public sealed class TranscriptArchive : IRecord
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Its path below the archive's folder, with slashes.</summary>
    public required string File { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Of the file, in lower-case hex, as <c>sha256sum</c> prints it.</summary>
    public required string Sha256 { get; init; }

    public required int Conversations { get; init; }

    public required int Entries { get; init; }

    /// <summary>When the earliest of its entries was said.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>When the last of its entries had left the database; null while some may stand in both.</summary>
    public DateTimeOffset? ClearedAt { get; private set; }

    /// <summary>Nothing of it is in the database any more.</summary>
    public void Clear(DateTimeOffset now) => ClearedAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<TranscriptArchive>
    {
        public void Configure(EntityTypeBuilder<TranscriptArchive> builder)
        {
            builder.ToTable("TranscriptArchives");
            builder.Property(archive => archive.Id).ValueGeneratedNever();
            builder.HasIndex(archive => archive.File).IsUnique();
        }
    }
}
