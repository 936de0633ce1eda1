using ChatDelegate.Congress.Opinions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// Something asked of the drafter that outlives a crash. Whoever works on it holds a claim with an end; a claim that ended may be
/// taken over, and only the holder of the last claim may finish.
/// </summary>
public sealed class DraftingJob
{
    public required Guid Id { get; init; }

    public DraftingKind Kind { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid BodyId { get; init; }

    public Guid? GroupId { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Ids of the notes and opinions, as JSON; none for a job about one suggestion, which has its own.</summary>
    public required string Sources { get; init; }

    /// <summary>The suggestion that a job is about, and its version in force when it was asked for; null for <see cref="DraftingKind.Draft"/>.</summary>
    public Guid? SuggestionId { get; init; }

    public int? BaseVersion { get; init; }

    /// <summary>For <see cref="DraftingKind.Revise"/>: what to change, in the delegate's words.</summary>
    public string? Instruction { get; init; }

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

    /// <summary>How many matters its notes hold; zero until that is known.</summary>
    public int Matters { get; private set; }

    public int MattersDone { get; private set; }

    /// <summary>When its progress was last told in the conversation.</summary>
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>When its person asked for it to be stopped; whoever holds it looks for that.</summary>
    public DateTimeOffset? StopAskedAt { get; private set; }

    public IReadOnlyList<Guid> SourceIds => JsonColumn.ReadList<Guid>(Sources);

    public bool IsOpen => State is DraftingJobState.Waiting or DraftingJobState.Running;

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

    /// <summary>About one suggestion, as it is now.</summary>
    public static DraftingJob About(Suggestion suggestion, DraftingKind kind, string? instruction, Guid conversationId, string idempotencyKey, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Kind = kind,
        PersonId = suggestion.AuthorId,
        BodyId = suggestion.BodyId,
        GroupId = suggestion.GroupId,
        ConversationId = conversationId,
        Sources = JsonColumn.Write(Array.Empty<Guid>()),
        SuggestionId = suggestion.Id,
        BaseVersion = suggestion.Version,
        Instruction = instruction,
        IdempotencyKey = idempotencyKey,
        At = now,
        DueAt = now,
    };

    /// <summary>Takes the job when it waits or its claim has ended.</summary>
    public Guid Take(DateTimeOffset now, TimeSpan lease)
    {
        if (!IsOpen || DueAt > now)
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

    /// <summary>Work done before a crash is done again quickly: what has once been counted does not go back.</summary>
    public void Advance(int mattersDone, int matters) => (MattersDone, Matters) = (Math.Max(MattersDone, mattersDone), Math.Max(Matters, matters));

    public void Show(DateTimeOffset now) => ShownAt = now;

    /// <summary>Ends it if nobody works on it; else asks whoever does.</summary>
    public void AskToStop(DateTimeOffset now)
    {
        StopAskedAt ??= now;
        if (State == DraftingJobState.Waiting)
        {
            (State, FinishedAt) = (DraftingJobState.Stopped, now);
        }
    }

    public void Finish(DateTimeOffset now) => End(DraftingJobState.Done, now);

    public void Fail(DateTimeOffset now) => End(DraftingJobState.Failed, now);

    public void Stop(DateTimeOffset now) => End(DraftingJobState.Stopped, now);

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
            builder.Ignore(job => job.SourceIds).Ignore(job => job.IsOpen);
            builder.Property(job => job.Kind).HasDefaultValue(DraftingKind.Draft).ValueGeneratedNever();
            builder.Property(job => job.Matters).HasDefaultValue(0).ValueGeneratedNever();
            builder.Property(job => job.MattersDone).HasDefaultValue(0).ValueGeneratedNever();
            builder.HasIndex(job => new { job.State, job.DueAt });
            builder.HasIndex(job => new { job.PersonId, job.At });
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

    /// <summary>Its person did not want it any longer; what was drafted before stays.</summary>
    Stopped,
}

public enum DraftingKind
{
    /// <summary>Suggestions out of notes.</summary>
    Draft,

    /// <summary>A change to one suggestion, by an instruction that only a model understands.</summary>
    Revise,

    /// <summary>What one suggestion still lacks.</summary>
    Missing,
}
