using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Prompts.Trials;

/// <summary>
/// A trial of a version (试运行): the same samples with the text in force and with the new one, side by side. A model takes its time, so it is asked
/// for and worked on beside the page, and outlives a crash: whoever works on it holds it until a time, and after that another may.
/// </summary>
public sealed class PromptTrial : IRecord
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    /// <summary>The congress whose categories and handling units the trial uses.</summary>
    public required Guid BodyId { get; init; }

    /// <summary>What it is tried on, as JSON: kept, so that a later change of a sample moves nothing.</summary>
    public required string Samples { get; init; }

    public required Guid By { get; init; }

    public required DateTimeOffset At { get; init; }

    public TrialState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Until when it is held by whoever works on it.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary><see cref="SampleOutcome"/>s, as JSON; null until it is done.</summary>
    public string? Outcomes { get; private set; }

    public IReadOnlyList<TrialSample> Given => JsonColumn.ReadList<TrialSample>(Samples);

    public IReadOnlyList<SampleOutcome> Results => Outcomes is null ? [] : JsonColumn.ReadList<SampleOutcome>(Outcomes);

    internal static PromptTrial Of(Guid versionId, Guid bodyId, IReadOnlyList<TrialSample> samples, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        VersionId = versionId,
        BodyId = bodyId,
        Samples = JsonColumn.Write(samples),
        By = by,
        At = now,
        DueAt = now,
    };

    /// <summary>Takes it to work on.</summary>
    internal int Take(DateTimeOffset until)
    {
        (State, DueAt, Attempts) = (TrialState.Running, until, Attempts + 1);
        return Attempts;
    }

    /// <summary>Whether the work begun at this attempt is still the one that counts.</summary>
    internal bool IsHeldBy(int attempt) => State == TrialState.Running && Attempts == attempt;

    /// <summary>Gives it back, to be done anew.</summary>
    internal void GiveBack(DateTimeOffset now) => (State, DueAt) = (TrialState.Waiting, now);

    internal void Finish(IReadOnlyList<SampleOutcome> outcomes, DateTimeOffset now) =>
        (State, Outcomes, FinishedAt) = (TrialState.Done, JsonColumn.Write(outcomes), now);

    internal void GiveUp(DateTimeOffset now) => (State, FinishedAt) = (TrialState.Failed, now);

    internal sealed class Mapping : IEntityTypeConfiguration<PromptTrial>
    {
        public void Configure(EntityTypeBuilder<PromptTrial> builder)
        {
            builder.ToTable("PromptTrials");
            builder.Property(trial => trial.Id).ValueGeneratedNever();
            builder.Ignore(trial => trial.Given);
            builder.Ignore(trial => trial.Results);
            builder.HasIndex(trial => new { trial.State, trial.DueAt });
            builder.HasOne<PromptVersion>().WithMany().HasForeignKey(trial => trial.VersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum TrialState
{
    Waiting,
    Running,
    Done,

    /// <summary>It could not be done: the program stopped again and again while it was worked on.</summary>
    Failed,
}
