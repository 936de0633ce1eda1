using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Roll;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Prompting;

/// <summary>How the rows of prompts are read by what changes them.</summary>
internal static class PromptRows
{
    /// <summary>Reads a prompt and keeps others from changing it until the transaction ends.</summary>
    public static Task<VotePrompt?> HoldPromptAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<VotePrompt>().FromSql($"""select * from "VotePrompts" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<VotePrompt>().FirstOrDefaultAsync(prompt => prompt.Id == id, cancellationToken);

    /// <summary>The prompt of a group, held; null when there was none yet.</summary>
    public static async Task<VotePrompt?> HoldPromptAsync(this CongressDb db, Guid ballotId, Guid? groupId, CancellationToken cancellationToken) =>
        await db.Set<VotePrompt>().Where(prompt => prompt.BallotId == ballotId && prompt.GroupId == groupId).Select(prompt => (Guid?)prompt.Id).FirstOrDefaultAsync(cancellationToken) is { } id
            ? await db.HoldPromptAsync(id, cancellationToken)
            : null;

    /// <summary>Those of a group who have not voted; nothing else of the vote is asked.</summary>
    public static IQueryable<RollEntry> NotVoted(this CongressDb db, Guid ballotId, Guid? groupId) =>
        db.Set<RollEntry>().AsNoTracking().Where(entry => entry.BallotId == ballotId && entry.GroupId == groupId && !entry.Voted);

    /// <summary>Those of them who may still be sent a card.</summary>
    public static IQueryable<RollEntry> Waiting(this IQueryable<RollEntry> people, CongressDb db, Guid promptId, int round, int most) =>
        people.Where(entry => !db.Set<PromptCopy>().Any(copy => copy.PromptId == promptId && copy.PersonId == entry.PersonId && (copy.Round >= round || copy.Sent >= most)));

    public static Task<Ballot?> BallotAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(ballot => ballot.Id == id, cancellationToken);
}
