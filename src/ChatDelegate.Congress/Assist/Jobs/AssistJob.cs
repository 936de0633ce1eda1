using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Assist.Jobs;

/// <summary>
/// Work on the side that may take a model half a minute, and outlives a crash. Whoever works on it holds a claim with an end; a claim that ended
/// may be taken over, and only the holder of the last claim may finish.
/// </summary>
public sealed class AssistJob
{
    public required Guid Id { get; init; }

    public required AssistKind Kind { get; init; }

    /// <summary>Whose news it becomes, and whose limits it counts against.</summary>
    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    /// <summary>What it is about: an opinion, a speech, a report, a conversation.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The one that asked for it; the same one again asks for no second.</summary>
    public required string IdempotencyKey { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What it needs beside its subject, as JSON; nothing is left of it once it is over.</summary>
    public string Input { get; private set; } = "{}";

    public AssistState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The holder's token, new with each claim.</summary>
    public Guid? Claim { get; private set; }

    /// <summary>End of the claim; while waiting, not before which time to try.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>The prompt and the model that were asked, as JSON; null when none was.</summary>
    public string? Mark { get; private set; }

    public static AssistJob For(AssistKind kind, Guid personId, Guid bodyId, Guid subjectId, string input, string idempotencyKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        PersonId = personId,
        BodyId = bodyId,
        SubjectId = subjectId,
        Input = input,
        IdempotencyKey = idempotencyKey,
        At = now,
        DueAt = now,
    };

    /// <summary>Takes the job when it waits or its claim has ended.</summary>
    public Guid Take(DateTimeOffset now, TimeSpan lease)
    {
        if (State is not (AssistState.Waiting or AssistState.Running) || DueAt > now)
        {
            throw new InvalidOperationException($"Job {Id} is not to be had.");
        }

        var claim = Guid.CreateVersion7(now);
        (State, Claim, DueAt, Attempts) = (AssistState.Running, claim, now + lease, Attempts + 1);
        return claim;
    }

    /// <summary>Whether this claim is still the last one given.</summary>
    public bool IsHeldBy(Guid claim) => State == AssistState.Running && Claim == claim;

    /// <summary>Holds it for longer; the holder does this while it works.</summary>
    public void Renew(DateTimeOffset dueAt) => DueAt = dueAt;

    public void Finish(string? mark, DateTimeOffset now)
    {
        Mark = mark;
        End(AssistState.Done, now);
    }

    public void Fail(DateTimeOffset now) => End(AssistState.Failed, now);

    /// <summary>Gives it back after a failure, to be tried again later.</summary>
    public void GiveBack(DateTimeOffset dueAt) => (State, Claim, DueAt) = (AssistState.Waiting, null, dueAt);

    private void End(AssistState state, DateTimeOffset now)
    {
        if (State != AssistState.Running)
        {
            throw new InvalidOperationException($"Job {Id} is {State}.");
        }

        (State, Claim, FinishedAt, Input) = (state, null, now, "{}");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AssistJob>
    {
        public void Configure(EntityTypeBuilder<AssistJob> builder)
        {
            builder.ToTable("AssistJobs");
            builder.Property(job => job.Id).ValueGeneratedNever();
            builder.HasIndex(job => new { job.State, job.DueAt });
            builder.HasIndex(job => new { job.PersonId, job.Kind, job.At });
            builder.HasIndex(job => new { job.SubjectId, job.Kind, job.State });
            builder.HasIndex(job => job.IdempotencyKey).IsUnique();
        }
    }
}

public enum AssistState
{
    Waiting,
    Running,
    Done,
    Failed,
}

/// <summary>What is done on the side.</summary>
public enum AssistKind
{
    /// <summary>An outline to speak from, of chosen notes (发言提纲).</summary>
    SpeechOutline,

    /// <summary>The outline in spoken words; a model's.</summary>
    SpokenSpeech,

    /// <summary>The fields of an opinion; a model's.</summary>
    OpinionFields,

    /// <summary>A self-report in better words; a model's.</summary>
    PolishedReport,

    /// <summary>What words meant that no rule understood; a model's.</summary>
    Route,
}
