using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// Sends what is due of prompts, one batch of a group after the other, each in a transaction of its own that writes notices and, with them,
/// who has got one: wherever it is interrupted, it goes on from there, on whatever instance.
/// </summary>
public sealed class PromptRounds(
    IRecordStore store, IDbContextFactory<CongressDb> databases, PromptCards cards, PromptReduction reduction, QuietHours quiet, IOptions<PromptingOptions> options, TimeProvider time, ILogger<PromptRounds> logger)
{
    public const int Batch = 100;

    private static readonly Actor Sender = new(null, "system", "vote.prompt");

    /// <summary>Sends all that is due now.</summary>
    /// <returns>How many people were thought of.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await reduction.RunAsync(cancellationToken);
        var sent = 0;
        foreach (var id in await DueAsync(cancellationToken))
        {
            while (await StepAsync(id, cancellationToken) is > 0 and var step)
            {
                sent += step;
            }
        }

        return sent;
    }

    /// <summary>Sends one batch.</summary>
    /// <returns>For how many people; 0 when there is nothing more to do now.</returns>
    public Task<int> StepAsync(Guid promptId, CancellationToken cancellationToken) => store.WriteAsync($"prompt/{promptId}", Sender, async (session, cancel) =>
    {
        var (db, now) = (session.Db, time.GetUtcNow());
        var prompt = await db.HoldPromptAsync(promptId, cancel);
        if (prompt is not { State: PromptState.Running } || quiet.Holds(now) || (!prompt.Sending && (prompt.NextAt is null || prompt.NextAt > now || prompt.RoundAt + options.Value.Interval > now))
            || await db.BallotAsync(prompt.BallotId, cancel) is not { State: BallotState.Open } ballot)
        {
            return 0;
        }

        var round = prompt.Sending ? prompt.Round : prompt.Round + 1;
        var people = await db.NotVoted(ballot.Id, prompt.GroupId).Waiting(db, promptId, round, options.Value.MostPerPerson)
            .OrderBy(entry => entry.PersonId).Take(Batch).ToListAsync(cancel);
        if (people.Count > 0 && !await IsOpenAsync(db, ballot, prompt, people[0], now, cancel))
        {
            return 0;
        }

        if (!prompt.Sending)
        {
            prompt.Begin(now);
        }

        if (people.Count < Batch)
        {
            await EndAsync(db, prompt, now, cancel);
        }

        await AddAsync(db, prompt, ballot, people, now, cancel);
        return people.Count == Batch ? Batch : 0;
    }, cancellationToken);

    private async Task<List<Guid>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (quiet.Holds(now))
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<VotePrompt>().Where(prompt => prompt.State == PromptState.Running && (prompt.Sending || prompt.NextAt <= now)
                && db.Set<Ballot>().Any(ballot => ballot.Id == prompt.BallotId && ballot.State == BallotState.Open))
            .OrderBy(prompt => prompt.Id).Select(prompt => prompt.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whether the group votes just now; who still has to check in is told so.</summary>
    private static async Task<bool> IsOpenAsync(CongressDb db, Ballot ballot, VotePrompt prompt, RollEntry entry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var group = prompt.GroupId is null ? null
            : await db.Set<BallotGroup>().AsNoTracking().FirstOrDefaultAsync(found => found.BallotId == ballot.Id && found.GroupId == prompt.GroupId, cancellationToken);
        return Polling.Hindrance(ballot, group, entry, now) is null or VotingError.NotAdmitted;
    }

    /// <summary>The round is out. Another follows while somebody has not voted, as often as one person may be prompted.</summary>
    private async Task EndAsync(CongressDb db, VotePrompt prompt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var another = prompt.Round < options.Value.MostPerPerson && await db.NotVoted(prompt.BallotId, prompt.GroupId).AnyAsync(cancellationToken);
        prompt.EndRound(another ? now + options.Value.Interval : null);
        PromptingLog.RoundOut(logger, prompt.BallotId, prompt.Round, prompt.GroupId);
    }

    private async Task AddAsync(CongressDb db, VotePrompt prompt, Ballot ballot, List<RollEntry> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> ids = people.ConvertAll(entry => entry.PersonId);
        var copies = await db.Set<PromptCopy>().Where(copy => copy.PromptId == prompt.Id && ids.Contains(copy.PersonId)).ToDictionaryAsync(copy => copy.PersonId, cancellationToken);
        List<Guid> before = [.. copies.Values.Select(copy => copy.NoticeId)];
        var underWay = await db.Set<Notice>().Where(notice => before.Contains(notice.Id) && (notice.SaidAt == null || db.Set<OutboxMessage>().Any(message => message.NoticeId == notice.Id)))
            .Select(notice => notice.Id).ToHashSetAsync(cancellationToken);
        var candidates = people.Count == 0 ? [] : await db.CandidatesAsync(ballot.Id, cancellationToken);
        // Colleagues who grade one another have a ballot of their own each; anybody else's is everybody's.
        List<BallotCandidate> Lines(RollEntry entry) => ballot.Purpose == BallotPurpose.PeerRating ? candidates.FindAll(one => one.GroupId == entry.GroupId && one.PersonId != entry.PersonId) : candidates;
        var texts = new Dictionary<(bool Again, bool Admitted, Guid? Own), string>();
        foreach (var entry in people)
        {
            var copy = copies.GetValueOrDefault(entry.PersonId);
            if (copy is not null && underWay.Contains(copy.NoticeId))
            {
                // One card on its way is enough: this round is merged with the one before.
                copy.Round = prompt.Round;
                continue;
            }

            var (again, admitted) = (copy is not null, entry.Admitted || !ballot.Rules.CheckIn);
            var state = (again, admitted, ballot.Purpose == BallotPurpose.PeerRating ? entry.PersonId : (Guid?)null);
            if (!texts.TryGetValue(state, out var text))
            {
                texts[state] = text = cards.Write(ballot, Lines(entry), again, admitted, quiet.Zone);
            }

            var notice = Notice.Of(entry.PersonId, VoteNotices.OfPrompt, now, text);
            db.Add(notice);
            if (copy is null)
            {
                db.Add(new PromptCopy { PromptId = prompt.Id, PersonId = entry.PersonId, NoticeId = notice.Id, Round = prompt.Round, Sent = 1 });
            }
            else
            {
                (copy.NoticeId, copy.Round, copy.Sent) = (notice.Id, prompt.Round, copy.Sent + 1);
            }
        }
    }
}
