using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>A delegate's notes to speak from (发言提纲), kept with the suggestion that they are made of. Never changed: another length, other words are others.</summary>
public sealed class SpeechNotes : IRecord
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>1, 2, 3, … among the delegate's own.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Null when they are made of notes.</summary>
    public Guid? SuggestionId { get; init; }

    /// <summary>The suggestion's version that they say.</summary>
    public int? SuggestionVersion { get; init; }

    public required string Title { get; init; }

    public required int Minutes { get; init; }

    /// <summary>In spoken words (口语稿) rather than as an outline.</summary>
    public required bool Spoken { get; init; }

    /// <summary>The <see cref="Speech"/>, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>The <see cref="Draft"/>s that it is made of, as JSON: what another length is made of.</summary>
    public required string Drafts { get; init; }

    /// <summary>The prompt and the model of spoken words, as JSON.</summary>
    public string? Mark { get; init; }

    public required DateTimeOffset At { get; init; }

    public Speech Speech => JsonColumn.Read<Speech>(Content) ?? new Speech(Minutes, [], []);

    public PromptMark? MadeWith => Mark is null ? null : JsonColumn.Read<PromptMark>(Mark);

    internal IReadOnlyList<Draft> Base => JsonColumn.ReadList<Draft>(Drafts);

    internal sealed class Mapping : IEntityTypeConfiguration<SpeechNotes>
    {
        public void Configure(EntityTypeBuilder<SpeechNotes> builder)
        {
            builder.ToTable("SpeechNotes");
            builder.Property(notes => notes.Id).ValueGeneratedNever();
            builder.Ignore(notes => notes.Speech).Ignore(notes => notes.MadeWith).Ignore(notes => notes.Base);
            builder.HasIndex(notes => new { notes.PersonId, notes.BodyId, notes.Ordinal }).IsUnique();
            builder.HasIndex(notes => notes.SuggestionId);
        }
    }
}
