using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Script;

/// <summary>A version of a congress's host script (主持词), word for word. None is ever changed: a change is a new version.</summary>
public sealed class HostScriptVersion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>1, 2, 3, …</summary>
    public required int Number { get; init; }

    /// <summary>The whole file.</summary>
    public required string Text { get; init; }

    /// <summary>What was changed and why, by whoever changed it; null for the text that came with the installation.</summary>
    public string? Reason { get; init; }

    /// <summary>Null for the text that came with the installation.</summary>
    public Guid? By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HostScriptVersion>
    {
        public void Configure(EntityTypeBuilder<HostScriptVersion> builder)
        {
            builder.ToTable("HostScripts");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.HasIndex(version => new { version.BodyId, version.Number }).IsUnique();
            builder.HasOne<CongressBody>().WithMany().HasForeignKey(version => version.BodyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
