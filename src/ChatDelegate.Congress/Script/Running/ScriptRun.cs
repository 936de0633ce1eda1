using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>How far a group has come with the script at one meeting. One a meeting, whatever happens at once.</summary>
public sealed class ScriptRun : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BodyId { get; init; }

    public required Guid WeekId { get; init; }

    public required Guid GroupId { get; init; }

    public required Guid MeetingId { get; init; }

    /// <summary>What is read, to the end, whatever staff write meanwhile.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>How many steps there are.</summary>
    public required int Steps { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required Guid StartedBy { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The step at hand, from 1; after the end the last one.</summary>
    public int Step { get; private set; } = 1;

    /// <summary>The line at hand, from 0.</summary>
    public int Line { get; private set; }

    /// <summary>Where it goes on after a step was repeated; null while nothing is.</summary>
    public int? ReturnTo { get; private set; }

    /// <summary>Counts every move: a card that shows another number is an old one.</summary>
    public int Move { get; private set; }

    public bool IsOver => EndedAt is not null;

    public void ReadOn() => (Line, Move) = (Line + 1, Move + 1);

    /// <summary>Something was done at this step, and nothing else has changed.</summary>
    public void Touch() => Move++;

    /// <summary>Goes on to the next step; behind the last one the run is over.</summary>
    public void GoOn(DateTimeOffset now)
    {
        var next = ReturnTo ?? Step + 1;
        (ReturnTo, Line, Move) = (null, 0, Move + 1);
        if (next > Steps)
        {
            EndedAt = now;
        }
        else
        {
            Step = next;
        }
    }

    /// <summary>Reads an earlier step, or this one, from its beginning; then it goes on where it was.</summary>
    public void GoBack(int step)
    {
        if (step < 1 || step > (ReturnTo ?? Step))
        {
            throw new InvalidOperationException($"Run {Id} has not been at step {step}.");
        }

        var furthest = ReturnTo ?? Step;
        (Step, Line, Move) = (step, 0, Move + 1);
        ReturnTo = step == furthest ? null : furthest;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ScriptRun>
    {
        public void Configure(EntityTypeBuilder<ScriptRun> builder)
        {
            builder.ToTable("ScriptRuns");
            builder.Property(run => run.Id).ValueGeneratedNever();
            builder.Ignore(run => run.IsOver);
            builder.HasIndex(run => run.MeetingId).IsUnique();
            builder.HasIndex(run => new { run.WeekId, run.GroupId });
            builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(run => run.MeetingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<HostScriptVersion>().WithMany().HasForeignKey(run => run.VersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
