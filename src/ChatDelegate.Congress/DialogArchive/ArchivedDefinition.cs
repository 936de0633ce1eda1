using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>
/// A dialog definition (对话定义) as a server once ran with it. Kept so that a conversation goes on with the very definition
/// it began with, whatever has become of the file since.
/// </summary>
public sealed class ArchivedDefinition
{
    public required string Dialog { get; init; }

    public required int Version { get; init; }

    /// <summary>Of the content, as the catalog computes it and conversations carry it.</summary>
    public required string Hash { get; init; }

    /// <summary>Where it was found: <c>dialogs/report-opinion.yaml</c>.</summary>
    public required string File { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>When a server last had it in its folder, at a start or a reload.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ArchivedDefinition>
    {
        public void Configure(EntityTypeBuilder<ArchivedDefinition> builder)
        {
            builder.ToTable("DialogDefinitions");
            builder.HasKey(definition => new { definition.Dialog, definition.Version, definition.Hash });
        }
    }
}
