using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompting;

/// <summary>How far the cards of prompts have come: asked of notices, outbox, conversations and the roll each time, kept nowhere.</summary>
public static class PromptProgress
{
    /// <summary>Of these prompts, by prompt: how many people are where.</summary>
    public static async Task<ILookup<Guid, (PromptOutcome Outcome, int People)>> CountAsync(CongressDb db, IQueryable<VotePrompt> prompts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var counted = await Facts(db, prompts).GroupBy(one => new { one.PromptId, one.Voted, one.Said, one.Waits, one.Reached, one.Heard, one.Refused })
            .Select(group => new { group.Key, People = group.Count() }).ToListAsync(cancellationToken);
        return counted.ToLookup(one => one.Key.PromptId, one => (Judge(one.Key.Voted, one.Key.Said, one.Key.Waits, one.Key.Reached && !one.Key.Refused, one.Key.Heard), one.People));
    }

    /// <summary>Who has not voted and cannot be reached, for people who chase by other means.</summary>
    public static IQueryable<Guid> Unreachable(CongressDb db, IQueryable<VotePrompt> prompts) =>
        Facts(db, prompts).Where(one => !one.Voted && (!one.Reached || one.Refused)).Select(one => one.PersonId);

    private static PromptOutcome Judge(bool voted, bool said, bool waits, bool reached, bool heard) =>
        voted ? PromptOutcome.Voted
        : !reached ? PromptOutcome.Unreachable
        : !said || waits ? PromptOutcome.Sending
        : heard ? PromptOutcome.Seen : PromptOutcome.Delivered;

    private static IQueryable<CopyFacts> Facts(CongressDb db, IQueryable<VotePrompt> prompts) =>
        from prompt in prompts
        join copy in db.Set<PromptCopy>().AsNoTracking() on prompt.Id equals copy.PromptId
        join notice in db.Set<Notice>() on copy.NoticeId equals notice.Id
        select new CopyFacts
        {
            PromptId = prompt.Id,
            PersonId = copy.PersonId,
            Voted = db.Set<RollEntry>().Any(entry => entry.BallotId == prompt.BallotId && entry.PersonId == copy.PersonId && entry.Voted),
            Said = notice.SaidAt != null,
            Waits = db.Set<OutboxMessage>().Any(message => message.NoticeId == copy.NoticeId),
            Refused = notice.Refusal != null,
            Heard = db.Set<Conversation>().Any(c => c.PersonId == copy.PersonId && c.HeardAt > notice.SaidAt),

            // A web chat that only waits for somebody who was lost elsewhere has brought nothing to them yet.
            Reached = db.Set<Conversation>().Any(c => c.PersonId == copy.PersonId && c.Unreachable == null
                && !db.Set<Conversation>().Any(lost => lost.PersonId == copy.PersonId && lost.Unreachable != null && lost.UnreachableSince >= c.HeardAt)),
        };

    private sealed class CopyFacts
    {
        public required Guid PromptId { get; init; }

        public required Guid PersonId { get; init; }

        public required bool Voted { get; init; }

        public required bool Said { get; init; }

        public required bool Waits { get; init; }

        public required bool Refused { get; init; }

        public required bool Heard { get; init; }

        public required bool Reached { get; init; }
    }
}
