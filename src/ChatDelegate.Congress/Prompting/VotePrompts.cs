using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompting;

/// <summary>Starts prompting a group that votes just now, inside whatever transaction asks for it: a convenor's word, a step of the host script (主持词), a page.</summary>
public sealed class VotePrompts(IOptions<PromptingOptions> options, TimeProvider time, ILogger<VotePrompts> logger)
{
    /// <summary>Has a card sent to everybody of the group who has not voted, as soon as this is durable and it is not a quiet hour.</summary>
    /// <returns>To how many people; or why not, and nothing has changed.</returns>
    public async Task<(int People, VotingRefusal? Refusal)> StartAsync(RecordSession session, Participant who, Guid ballotId, Guid groupId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(who);
        var now = time.GetUtcNow();
        var refusal = await GroupStep.TakeAsync(session, who, ballotId, groupId, (_, ballot, group) => Hindrance(ballot, group, now), cancellationToken);
        return refusal is null ? await BeginAsync(session.Db, who, ballotId, groupId, cancellationToken) : (0, Refused(ballotId, groupId, refusal));
    }

    /// <summary>The same for whoever may be prompted once the rest is known to be right.</summary>
    internal async Task<(int People, VotingRefusal? Refusal)> BeginAsync(CongressDb db, Participant who, Guid ballotId, Guid? groupId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var prompt = await db.HoldPromptAsync(ballotId, groupId, cancellationToken);
        var left = db.NotVoted(ballotId, groupId);
        var people = prompt is null ? left : left.Waiting(db, prompt.Id, int.MaxValue, options.Value.MostPerPerson);
        var count = await people.CountAsync(cancellationToken);
        VotingError? why = prompt is { Sending: true, State: PromptState.Running } || (prompt?.RoundAt is { } last && last + options.Value.Interval > now) ? VotingError.PromptTooSoon
            : count > 0 ? null
            : await left.AnyAsync(cancellationToken) ? VotingError.PromptSpent : VotingError.PromptNobody;
        if (why is { } refusal)
        {
            return (0, Refused(ballotId, groupId, refusal));
        }

        Of(db, prompt, ballotId, groupId, now).Start(who.Roles.Contains(ParticipantLookup.Staff) ? PromptTrigger.Staff : PromptTrigger.Convenor, who.PersonId, now);
        return (count, null);
    }

    internal static VotePrompt Of(CongressDb db, VotePrompt? known, Guid ballotId, Guid? groupId, DateTimeOffset now) =>
        known ?? db.Add(new VotePrompt { Id = Guid.CreateVersion7(now), BallotId = ballotId, GroupId = groupId }).Entity;

    internal VotingRefusal Refused(Guid ballotId, Guid? groupId, VotingRefusal refusal)
    {
        PromptingLog.Refused(logger, ballotId, groupId, refusal.Why);
        return refusal;
    }

    private static VotingRefusal? Hindrance(Ballot ballot, BallotGroup group, DateTimeOffset now) => group.State switch
    {
        GroupState.Waiting => VotingError.GroupNotOpen,
        GroupState.Closed => VotingError.GroupClosed,
        GroupState.Open => now >= ballot.WindowTo && group.Override is null ? VotingError.Closed : null,
    };
}
