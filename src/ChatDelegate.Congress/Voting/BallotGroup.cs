using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChatDelegate.Congress.Voting;

/// <summary>A ballot in one delegate group (代表小组): when it was open there, by whom, and why where that was out of the ordinary.</summary>
public sealed class BallotGroup : IRecord
{
    public required Guid Id { get; init; }

    public required Guid BallotId { get; init; }

    public required Guid GroupId { get; init; }

    public GroupState State { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    public Guid? OpenedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedBy { get; private set; }

    /// <summary>Why it was opened outside the window, or anew: then the window does not end it either.</summary>
    public string? Override { get; private set; }

    public void Open(Guid? by, string? reason, DateTimeOffset now)
    {
        if (State == GroupState.Open || (State == GroupState.Closed && reason is null))
        {
            throw new InvalidOperationException($"Group {GroupId} is {State}.");
        }

        (State, OpenedAt, OpenedBy, ClosedAt, ClosedBy) = (GroupState.Open, OpenedAt ?? now, by, null, null);
        Override = reason ?? Override;
    }

    public void Close(Guid? by, DateTimeOffset now)
    {
        if (State != GroupState.Open)
        {
            throw new InvalidOperationException($"Group {GroupId} is {State}.");
        }

        (State, ClosedAt, ClosedBy) = (GroupState.Closed, now, by);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<BallotGroup>
    {
        public void Configure(EntityTypeBuilder<BallotGroup> builder)
        {
            builder.ToTable("BallotGroups");
            builder.Property(group => group.Id).ValueGeneratedNever();
            builder.HasIndex(group => new { group.BallotId, group.GroupId }).IsUnique();
            builder.HasOne<Ballot>().WithMany().HasForeignKey(group => group.BallotId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DelegateGroup>().WithMany().HasForeignKey(group => group.GroupId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

public enum GroupState
{
    /// <summary>Not opened yet.</summary>
    Waiting,
    Open,
    Closed,
}
