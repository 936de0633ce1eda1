using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompting;

/// <summary>Prompts in the hands of staff: for one group or all, now or at a time; paused, resumed, stopped.</summary>
public sealed class PromptDesk(IRecordStore store, IDbContextFactory<CongressDb> databases, VotePrompts prompts, TimeProvider time)
{
    /// <summary>Starts where it can be started.</summary>
    /// <param name="groupId">Null for all groups, and those without one.</param>
    /// <returns>In how many groups; or why in none.</returns>
    public async Task<(int Groups, VotingRefusal? Refusal)> StartAsync(Participant staff, Guid ballotId, Guid? groupId, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(staff, ballotId, cancellationToken) is { } refusal)
        {
            return (0, refusal);
        }

        var (started, first) = (0, (VotingRefusal?)null);
        foreach (var group in groupId is null ? await GroupsAsync(ballotId, cancellationToken) : [groupId])
        {
            var (_, why) = await store.WriteAsync($"ballot/{ballotId}", By(staff, "start"), (session, cancel) => group is { } one
                ? prompts.StartAsync(session, staff, ballotId, one, cancel)
                : UngroupedAsync(session.Db, staff, ballotId, cancel), cancellationToken);
            (started, first) = (started + (why is null ? 1 : 0), first ?? why);
        }

        return (started, started > 0 ? null : first ?? VotingError.PromptNobody);
    }

    /// <summary>Sets a time for it; groups that do not vote yet by then are prompted once they do.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public async Task<(int Groups, VotingRefusal? Refusal)> ScheduleAsync(Participant staff, Guid ballotId, Guid? groupId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(staff, ballotId, cancellationToken) is { } refusal)
        {
            return (0, refusal);
        }

        return await store.WriteAsync<(int, VotingRefusal?)>($"ballot/{ballotId}", By(staff, "schedule"), async (session, cancel) =>
        {
            var (db, now) = (session.Db, time.GetUtcNow());
            var ballot = await db.BallotAsync(ballotId, cancel);
            if (ballot?.State is not (BallotState.Prepared or BallotState.Open) || at <= now || at >= ballot.WindowTo)
            {
                return (0, prompts.Refused(ballotId, groupId, ballot?.State is BallotState.Prepared or BallotState.Open ? VotingError.PromptTime : VotingError.Closed));
            }

            List<Guid?> groups = await db.Set<DelegateGroup>().Where(group => group.BodyId == staff.CongressId && (groupId == null || group.Id == groupId)).Select(group => (Guid?)group.Id).ToListAsync(cancel);
            foreach (var group in groups)
            {
                VotePrompts.Of(db, await db.HoldPromptAsync(ballotId, group, cancel), ballotId, group, now).Start(PromptTrigger.Schedule, staff.PersonId, at);
            }

            return groups.Count > 0 ? (groups.Count, null) : (0, VotingError.Missing);
        }, cancellationToken);
    }

    /// <summary>Pauses, resumes or stops it where that is possible.</summary>
    /// <param name="promptId">Null for all of the ballot.</param>
    public async Task<VotingRefusal?> ChangeAsync(Participant staff, Guid ballotId, Guid? promptId, PromptStep step, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(staff, ballotId, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        return await store.WriteAsync<VotingRefusal?>($"ballot/{ballotId}", By(staff, step.ToString().ToLowerInvariant()), async (session, cancel) =>
        {
            var ids = await session.Db.Set<VotePrompt>().Where(prompt => prompt.BallotId == ballotId && (promptId == null || prompt.Id == promptId)).OrderBy(prompt => prompt.Id).Select(prompt => prompt.Id).ToListAsync(cancel);
            var changed = 0;
            foreach (var id in ids)
            {
                changed += await session.Db.HoldPromptAsync(id, cancel) is { } prompt && Take(prompt, step, staff.PersonId) ? 1 : 0;
            }

            return changed > 0 ? null : prompts.Refused(ballotId, null, VotingError.PromptState);
        }, cancellationToken);
    }

    private static bool Take(VotePrompt prompt, PromptStep step, Guid by)
    {
        switch (step, prompt.State)
        {
            case (PromptStep.Pause, PromptState.Running):
                prompt.Pause(by);
                return true;
            case (PromptStep.Resume, PromptState.Paused):
                prompt.Resume(by);
                return true;
            case (PromptStep.Stop, PromptState.Running or PromptState.Paused):
                prompt.Stop(by);
                return true;
            default:
                return false;
        }
    }

    private static Actor By(Participant staff, string what) => new(staff.PersonId, ParticipantLookup.Staff, $"vote.prompt.{what}");

    /// <summary>Delegates without a group vote inside the window; there is no group's part to be open.</summary>
    private async Task<(int, VotingRefusal?)> UngroupedAsync(CongressDb db, Participant staff, Guid ballotId, CancellationToken cancellationToken) =>
        await db.HoldBallotAsync(ballotId, cancellationToken) is { State: BallotState.Open } ballot && time.GetUtcNow() >= ballot.WindowFrom && time.GetUtcNow() < ballot.WindowTo
            ? await prompts.BeginAsync(db, staff, ballotId, null, cancellationToken)
            : (0, prompts.Refused(ballotId, null, VotingError.OutsideWindow));

    private async Task<VotingRefusal?> RefusalAsync(Participant staff, Guid ballotId, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return prompts.Refused(ballotId, null, VotingError.NotStaff);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.BodyId == staff.CongressId, cancellationToken) ? null : prompts.Refused(ballotId, null, VotingError.Missing);
    }

    private async Task<List<Guid?>> GroupsAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var groups = await db.Set<RollEntry>().Where(entry => entry.BallotId == ballotId).Select(entry => entry.GroupId).Distinct().ToListAsync(cancellationToken);
        return groups.Count > 0 ? groups : [null];
    }
}

public enum PromptStep
{
    Pause,
    Resume,
    Stop,
}
