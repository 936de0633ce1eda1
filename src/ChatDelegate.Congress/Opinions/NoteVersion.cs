using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Opinions;

/// <summary>What a note said before it was edited.</summary>
public sealed class NoteVersion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid NoteId { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was replaced.</summary>
    public required DateTimeOffset Until { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NoteVersion>
    {
        public void Configure(EntityTypeBuilder<NoteVersion> builder)
        {
            builder.ToTable("NoteVersions");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.HasOne<Note>().WithMany().HasForeignKey(version => version.NoteId);
        }
    }
}
