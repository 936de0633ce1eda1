using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompts;

/// <summary>
/// What a prompt was from then on: one of the versions that staff wrote, or the file again. The last one of a prompt holds; going back is one more,
/// so that it can be told for every day which text the model was given.
/// </summary>
public sealed class PromptChange : IRecord
{
    public required Guid Id { get; init; }

    public required string Prompt { get; init; }

    /// <summary>1, 2, 3, … of this prompt: two at once cannot both be the next.</summary>
    public required int Number { get; init; }

    /// <summary>Null for the file that came with the installation.</summary>
    public required Guid? VersionId { get; init; }

    /// <summary>SHA-256 of the file as it was then: another one by now is said to staff, since what they wrote may lack what it brings.</summary>
    public required string FileHash { get; init; }

    /// <summary>False when it came into force without a trial, because no model is configured.</summary>
    public required bool Tried { get; init; }

    public required string Reason { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PromptChange>
    {
        public void Configure(EntityTypeBuilder<PromptChange> builder)
        {
            builder.ToTable("PromptChanges");
            builder.Property(change => change.Id).ValueGeneratedNever();
            builder.HasIndex(change => new { change.Prompt, change.Number }).IsUnique();
            builder.HasOne<PromptVersion>().WithMany().HasForeignKey(change => change.VersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
