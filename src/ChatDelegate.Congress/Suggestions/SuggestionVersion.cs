using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions;

/// <summary>
/// A version of a suggestion. Never changed, never removed: each sentence says whose words it is, so that the machine's,
/// the delegate's and the staff's can be told apart for ever.
/// </summary>
public sealed class SuggestionVersion : IRecord
{
    public required Guid Id { get; init; }

    public required Guid SuggestionId { get; init; }

    /// <summary>1, 2, 3, … within the suggestion.</summary>
    public required int N { get; init; }

    public required string Title { get; init; }

    public required string Category { get; init; }

    /// <summary>Names of handling units (承办单位), the lead first, as JSON.</summary>
    public required string Units { get; init; }

    /// <summary><see cref="WrittenSentence"/>s in reading order, as JSON.</summary>
    public required string Sentences { get; init; }

    /// <summary><see cref="Question"/>s still open, as JSON.</summary>
    public required string Questions { get; init; }

    public required Writer Writer { get; init; }

    /// <summary>The person; for the machine, the one it drafted for.</summary>
    public required Guid WriterId { get; init; }

    /// <summary><c>offline</c> or a model's name, when the machine wrote it or helped.</summary>
    public string? Drafter { get; init; }

    public string? DrafterVersion { get; init; }

    /// <summary>The prompt that a model wrote it by, its version and the SHA-256 of its text; null when no model did.</summary>
    public string? Prompt { get; init; }

    public string? PromptVersion { get; init; }

    public string? PromptHash { get; init; }

    /// <summary>Why it is the offline drafter's although a model is configured; else null.</summary>
    public DraftFallback? Fallback { get; init; }

    /// <summary>What was asked for or why it was changed, in the words of who did it.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    public SuggestionText Text => new(
        Title, Category, JsonColumn.ReadList<string>(Units), JsonColumn.ReadList<WrittenSentence>(Sentences), JsonColumn.ReadList<Question>(Questions));

    /// <summary>With what the machine wrote it; null when it did not.</summary>
    public DraftOrigin? Origin => Drafter is null ? null : new DraftOrigin(Drafter, DrafterVersion ?? string.Empty)
    {
        Prompt = Prompt,
        PromptVersion = PromptVersion,
        PromptHash = PromptHash,
        Fallback = Fallback,
    };

    internal static SuggestionVersion Of(Guid suggestionId, int n, SuggestionText text, Authorship by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SuggestionId = suggestionId,
        N = n,
        Title = text.Title,
        Category = text.Category,
        Units = JsonColumn.Write(text.Units),
        Sentences = JsonColumn.Write(text.Sentences),
        Questions = JsonColumn.Write(text.Questions),
        Writer = by.Writer,
        WriterId = by.PersonId,
        Drafter = by.Origin?.Drafter,
        DrafterVersion = by.Origin?.Version,
        Prompt = by.Origin?.Prompt,
        PromptVersion = by.Origin?.PromptVersion,
        PromptHash = by.Origin?.PromptHash,
        Fallback = by.Origin?.Fallback,
        Reason = by.Reason,
        At = now,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<SuggestionVersion>
    {
        public void Configure(EntityTypeBuilder<SuggestionVersion> builder)
        {
            builder.ToTable("SuggestionVersions");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.Ignore(version => version.Text).Ignore(version => version.Origin);
            builder.Property(version => version.Prompt).AddedLater();
            builder.Property(version => version.PromptVersion).AddedLater();
            builder.Property(version => version.PromptHash).AddedLater();
            builder.Property(version => version.Fallback).AddedLater();
            builder.HasOne<Suggestion>().WithMany().HasForeignKey(version => version.SuggestionId);
            builder.HasIndex(version => new { version.SuggestionId, version.N }).IsUnique();
        }
    }
}

/// <summary>Whose words.</summary>
public enum Writer
{
    Machine,
    Delegate,
    Staff,
}

/// <summary>Who wrote a version, and why; with what, when the machine did.</summary>
public sealed record Authorship(Writer Writer, Guid PersonId, string? Reason = null, DraftOrigin? Origin = null);
