using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// Once a ballot is closed, nobody has to know who was prompted and who had voted by then: cards that still offer to vote are taken back, who
/// got which is deleted, sums stay.
/// </summary>
public sealed class PromptReduction(IRecordStore store, IDbContextFactory<CongressDb> databases, PromptCards cards, TimeProvider time, ILogger<PromptReduction> logger)
{
    private static readonly Actor Reducer = new(null, "system", "vote.prompt.reduce");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Guid> over;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            over = await db.Set<VotePrompt>().Where(prompt => prompt.SumsJson == null
                    && db.Set<Ballot>().Any(ballot => ballot.Id == prompt.BallotId && ballot.State != BallotState.Prepared && ballot.State != BallotState.Open))
                .Select(prompt => prompt.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in over)
        {
            await store.WriteAsync($"prompt/{id}", Reducer, (session, cancel) => ReduceAsync(session.Db, id, cancel), cancellationToken);
        }
    }

    private async Task<bool> ReduceAsync(CongressDb db, Guid promptId, CancellationToken cancellationToken)
    {
        if (await db.HoldPromptAsync(promptId, cancellationToken) is not { SumsJson: null } prompt || await db.BallotAsync(prompt.BallotId, cancellationToken) is not { } ballot)
        {
            return false;
        }

        var counted = await PromptProgress.CountAsync(db, db.Set<VotePrompt>().Where(one => one.Id == promptId), cancellationToken);
        var copies = db.Set<PromptCopy>().Where(copy => copy.PromptId == promptId);
        var left = await copies.Where(copy => db.Set<RollEntry>().Any(entry => entry.BallotId == prompt.BallotId && entry.PersonId == copy.PersonId && !entry.Voted))
            .Select(copy => copy.PersonId).ToListAsync(cancellationToken);
        db.AddRange(cards.Over(ballot, left, time.GetUtcNow()));
        var people = copies.Select(copy => copy.PersonId);
        await db.Set<Notice>().Where(notice => notice.About == VoteNotices.OfPrompt && notice.At <= prompt.RoundAt && people.Contains(notice.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await copies.ExecuteDeleteAsync(cancellationToken);
        prompt.Finish(counted[promptId].GroupBy(one => one.Outcome).ToDictionary(group => group.Key, group => group.Sum(one => one.People)));
        PromptingLog.Reduced(logger, prompt.BallotId, prompt.GroupId);
        return true;
    }
}
