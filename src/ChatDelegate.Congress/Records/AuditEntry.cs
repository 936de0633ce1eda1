using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Records;

/// <summary>
/// One link of the audit chain (留痕): who did what to which record, when, on whose behalf. It holds hashes of contents,
/// never contents, so that the chain may outlive a text that must be deleted.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3, … without gaps.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorRole { get; init; }

    public required Guid? OnBehalfOf { get; init; }

    /// <summary>The command or page that did it.</summary>
    public required string Action { get; init; }

    /// <summary>The record's kind, as the table is called.</summary>
    public required string Kind { get; init; }

    public required Guid RecordId { get; init; }

    /// <summary><c>added</c>, <c>deleted</c>, or the names of the columns that changed.</summary>
    public required string Change { get; init; }

    /// <summary>Hash of the record's whole content after the change; empty after a deletion.</summary>
    public required string Content { get; init; }

    /// <summary>Keyed hash of this entry and of the one before it.</summary>
    public string Hash { get; internal set; } = string.Empty;

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("AuditEntries");
            builder.HasKey(entry => entry.Seq);
            builder.Property(entry => entry.Seq).ValueGeneratedNever();
            builder.HasIndex(entry => new { entry.Kind, entry.RecordId });
        }
    }
}
