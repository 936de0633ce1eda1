using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// A note or an opinion that a suggestion stands on, as it was when the suggestion was drafted: later edits of a private
/// note neither move the ground under it nor become visible to staff.
/// </summary>
public sealed class SuggestionSource : IRecord
{
    public required Guid Id { get; init; }

    public required Guid SuggestionId { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>The note's or the opinion's id.</summary>
    public required Guid OriginId { get; init; }

    /// <summary>1, 2, 3, … within the suggestion, oldest first.</summary>
    public required int Ordinal { get; init; }

    public required string Text { get; init; }

    public string? Place { get; init; }

    /// <summary>Ids of stored files, as JSON.</summary>
    public required string Photos { get; init; }

    /// <summary>When the note was taken or the opinion reported.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What sentences cite: the origin's id.</summary>
    public string SourceId => OriginId.ToString();

    internal sealed class Mapping : IEntityTypeConfiguration<SuggestionSource>
    {
        public void Configure(EntityTypeBuilder<SuggestionSource> builder)
        {
            builder.ToTable("SuggestionSources");
            builder.Property(source => source.Id).ValueGeneratedNever();
            builder.Ignore(source => source.SourceId);
            builder.HasOne<Suggestion>().WithMany().HasForeignKey(source => source.SuggestionId);
            builder.HasIndex(source => new { source.SuggestionId, source.OriginId }).IsUnique();
            builder.HasIndex(source => source.OriginId);
        }
    }
}

public enum SourceKind
{
    Note,
    Opinion,
}
