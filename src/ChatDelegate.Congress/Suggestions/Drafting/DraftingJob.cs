using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// A request for drafts that outlives a crash. Whoever works on it holds a claim with an end; a claim that ended may be
/// taken over, and only the holder of the last claim may finish.
/// </summary>
public sealed class DraftingJob
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    public Guid? GroupId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Ids of the notes and opinions, as JSON.</summary>
    public required string Sources { get; init; }

    /// <summary>The call that asked for it; the same one again asks for no second.</summary>
    public required string IdempotencyKey { get; init; }

    public required DateTimeOffset At { get; init; }

    public DraftingJobState State { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>The holder's token, new with each claim.</summary>
    public Guid? Claim { get; private set; }

    /// <summary>End of the claim; while waiting, not before which time to try.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public IReadOnlyList<Guid> SourceIds => JsonColumn.ReadList<Guid>(Sources);

    public static DraftingJob For(Guid personId, Guid bodyId, Guid? groupId, Guid conversationId, IReadOnlyList<Guid> sources, string idempotencyKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = personId,
        BodyId = bodyId,
        GroupId = groupId,
        ConversationId = conversationId,
        Sources = JsonColumn.Write(sources),
        IdempotencyKey = idempotencyKey,
        At = now,
        DueAt = now,
    };

    /// <summary>Takes the job when it waits or its claim has ended.</summary>
    public Guid Take(DateTimeOffset now, TimeSpan lease)
    {
        if (State is not (DraftingJobState.Waiting or DraftingJobState.Running) || DueAt > now)
        {
            throw new InvalidOperationException($"Drafting job {Id} is not to be had.");
        }

        var claim = Guid.CreateVersion7(now);
        (State, Claim, DueAt, Attempts) = (DraftingJobState.Running, claim, now + lease, Attempts + 1);
        return claim;
    }

    /// <summary>Whether this claim is still the last one given.</summary>
    public bool IsHeldBy(Guid claim) => State == DraftingJobState.Running && Claim == claim;

    /// <summary>Holds it for longer; the holder does this while it works.</summary>
    public void Renew(DateTimeOffset dueAt) => DueAt = dueAt;

    public void Finish(DateTimeOffset now) => End(DraftingJobState.Done, now);

    public void Fail(DateTimeOffset now) => End(DraftingJobState.Failed, now);

    /// <summary>Gives it back after a failure, to be tried again later.</summary>
    public void GiveBack(DateTimeOffset dueAt) => (State, Claim, DueAt) = (DraftingJobState.Waiting, null, dueAt);

    private void End(DraftingJobState state, DateTimeOffset now)
    {
        if (State != DraftingJobState.Running)
        {
            throw new InvalidOperationException($"Drafting job {Id} is {State}.");
        }

        (State, Claim, FinishedAt) = (state, null, now);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DraftingJob>
    {
        public void Configure(EntityTypeBuilder<DraftingJob> builder)
        {
            builder.ToTable("DraftingJobs");
            builder.Property(job => job.Id).ValueGeneratedNever();
            builder.Ignore(job => job.SourceIds);
            builder.HasIndex(job => new { job.State, job.DueAt });
            builder.HasIndex(job => job.IdempotencyKey).IsUnique();
        }
    }
}

public enum DraftingJobState
{
    Waiting,
    Running,
    Done,
    Failed,
}
