using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// A delegate's yes to a version (代表确认): who took which words for their own, when, and how many of them were written by whom. Made when it is given
/// to staff, and when a change of theirs is agreed to; never changed.
/// </summary>
public sealed class Acceptance : IRecord
{
    public required Guid Id { get; init; }

    public required Guid SuggestionId { get; init; }

    public required int Version { get; init; }

    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="SentenceShare"/>s, as JSON.</summary>
    public required string Sentences { get; init; }

    public IReadOnlyList<SentenceShare> Shares => JsonColumn.ReadList<SentenceShare>(Sentences);

    internal static Acceptance Of(SuggestionVersion version, Guid personId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SuggestionId = version.SuggestionId,
        Version = version.N,
        PersonId = personId,
        At = now,
        Sentences = JsonColumn.Write(version.Text.Sentences.GroupBy(sentence => (sentence.Writer, sentence.Kind)).OrderBy(group => group.Key)
            .Select(group => new SentenceShare(group.Key.Writer, group.Key.Kind, group.Count()))),
    };

    internal sealed class Mapping : IEntityTypeConfiguration<Acceptance>
    {
        public void Configure(EntityTypeBuilder<Acceptance> builder)
        {
            builder.ToTable("Acceptances");
            builder.Property(acceptance => acceptance.Id).ValueGeneratedNever();
            builder.Ignore(acceptance => acceptance.Shares);
            builder.HasOne<Suggestion>().WithMany().HasForeignKey(acceptance => acceptance.SuggestionId);
            builder.HasIndex(acceptance => new { acceptance.SuggestionId, acceptance.At });
        }
    }
}

/// <summary>How many sentences of one writer follow in one way from the notes.</summary>
public sealed record SentenceShare(Writer Writer, SentenceKind Kind, int Count);
