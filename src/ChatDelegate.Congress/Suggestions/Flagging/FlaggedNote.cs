using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions.Flagging;

/// <summary>
/// A note or an opinion that talks to the program (疑似对系统下指令) and that no draft uses, as it was when drafts were made: so that staff, who see
/// notes only behind suggestions, see it all the same. Its author has been told so.
/// </summary>
public sealed class FlaggedNote : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid AuthorId { get; init; }

    /// <summary>The note or the opinion; it is flagged once.</summary>
    public required Guid OriginId { get; init; }

    public required SourceKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<FlaggedNote>
    {
        public void Configure(EntityTypeBuilder<FlaggedNote> builder)
        {
            builder.ToTable("FlaggedNotes");
            builder.Property(note => note.Id).ValueGeneratedNever();
            builder.HasIndex(note => note.OriginId).IsUnique();
            builder.HasIndex(note => new { note.BodyId, note.At });
        }
    }
}
