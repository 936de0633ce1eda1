using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Script.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>A step (环节) of a run: when it was taken and by whom. Its name is kept with it, so that it reads the same when the script has changed.</summary>
public sealed class RunStep : IRecord
{
    public required Guid Id { get; init; }

    public required Guid RunId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its id in the script.</summary>
    public required string Key { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required StepAct? Act { get; init; }

    public RunStepState State { get; private set; }

    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>When what the step does was done; null for a step that only speaks, and for one whose act was left out.</summary>
    public DateTimeOffset? ActedAt { get; private set; }

    public Guid? ActedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    public string TitleIn(string locale) => locale == Locales.Default ? TitleZh : TitleEn;

    public void Begin(DateTimeOffset now)
    {
        State = State == RunStepState.Waiting ? RunStepState.Reading : State;
        BegunAt ??= now;
    }

    /// <summary>What it does was done; a second time changes nothing.</summary>
    public void Acted(Guid by, DateTimeOffset now)
    {
        if (ActedAt is null)
        {
            (ActedAt, ActedBy) = (now, by);
        }
    }

    /// <summary>Read to its end, and done. A step that was skipped and is made up for counts as done.</summary>
    public void End(Guid by, DateTimeOffset now)
    {
        if (State != RunStepState.Done)
        {
            (State, EndedAt, EndedBy) = (RunStepState.Done, now, by);
        }
    }

    /// <summary>Left out, or broken off; a step that was done before stays done.</summary>
    public void Skip(Guid by, DateTimeOffset now)
    {
        if (State != RunStepState.Done)
        {
            (State, EndedAt, EndedBy) = (RunStepState.Skipped, now, by);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<RunStep>
    {
        public void Configure(EntityTypeBuilder<RunStep> builder)
        {
            builder.ToTable("ScriptSteps");
            builder.Property(step => step.Id).ValueGeneratedNever();
            builder.HasIndex(step => new { step.RunId, step.Number }).IsUnique();
            builder.HasOne<ScriptRun>().WithMany().HasForeignKey(step => step.RunId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum RunStepState
{
    /// <summary>Not reached yet.</summary>
    Waiting,

    /// <summary>进行中.</summary>
    Reading,

    /// <summary>已完成.</summary>
    Done,

    /// <summary>跳过.</summary>
    Skipped,
}
