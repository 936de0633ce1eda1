using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompts;

/// <summary>
/// A text that staff wrote in place of a prompt's file (提示词), word for word. It counts for nothing until it is put in force
/// (<see cref="PromptChange"/>), and is never changed: a change is a new version.
/// </summary>
public sealed class PromptVersion : IRecord
{
    public required Guid Id { get; init; }

    /// <summary>The prompt's name, such as <c>draft</c>.</summary>
    public required string Prompt { get; init; }

    /// <summary>1, 2, 3, … of this prompt.</summary>
    public required int Number { get; init; }

    /// <summary>The whole file.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of the text, as drafts carry it.</summary>
    public required string Hash { get; init; }

    /// <summary>What was changed and why, by whoever changed it.</summary>
    public required string Reason { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PromptVersion>
    {
        public void Configure(EntityTypeBuilder<PromptVersion> builder)
        {
            builder.ToTable("PromptVersions");
            builder.Property(version => version.Id).ValueGeneratedNever();
            builder.HasIndex(version => new { version.Prompt, version.Number }).IsUnique();
        }
    }
}
