using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>Made-up notes that staff wrote to try prompts on (样例), beside those that ship. Never what a constituent said.</summary>
public sealed class PromptSample : IRecord
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    /// <summary>The notes, as JSON.</summary>
    public required string Notes { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was taken out of use.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    public IReadOnlyList<string> Lines => JsonColumn.ReadList<string>(Notes);

    /// <exception cref="InvalidOperationException">It was removed before.</exception>
    public void Remove(DateTimeOffset now) => RemovedAt = RemovedAt is null ? now : throw new InvalidOperationException($"Sample {Id} was removed before.");

    internal sealed class Mapping : IEntityTypeConfiguration<PromptSample>
    {
        public void Configure(EntityTypeBuilder<PromptSample> builder)
        {
            builder.ToTable("PromptSamples");
            builder.Property(sample => sample.Id).ValueGeneratedNever();
            builder.Ignore(sample => sample.Lines);
        }
    }
}
