using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Console.Reach;
using ChatDelegate.Server.Console.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Prompting;

/// <summary>How prompting stands in a ballot, to read; who is not reached, for staff only.</summary>
internal sealed class PromptBoard(IDbContextFactory<CongressDb> databases)
{
    public const int Size = 50;

    /// <summary>Null when the ballot is not there, another congress's, or not the reader's to see.</summary>
    public async Task<PromptFile?> FindAsync(Staff reader, Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await VotingBoard.ForReader(db, reader).FirstOrDefaultAsync(ballot => ballot.Id == ballotId, cancellationToken) is not { } ballot)
        {
            return null;
        }

        var roll = await db.Set<RollEntry>().Where(entry => entry.BallotId == ballotId).GroupBy(entry => entry.GroupId)
            .Select(group => new { group.Key, Entitled = group.Count(), Voted = group.Count(entry => entry.Voted) }).ToListAsync(cancellationToken);
        var groups = await db.Set<DelegateGroup>().AsNoTracking().Where(group => group.BodyId == reader.BodyId).ToDictionaryAsync(group => group.Id, cancellationToken);
        var prompts = await Of(db, ballotId).ToListAsync(cancellationToken);
        var counts = await PromptProgress.CountAsync(db, Of(db, ballotId), cancellationToken);
        var lines = roll.Select(one => LineOf(one.Key, one.Entitled, one.Voted)).Concat(prompts.Where(prompt => !roll.Exists(one => one.Key == prompt.GroupId)).Select(prompt => LineOf(prompt.GroupId, 0, 0)));
        return new PromptFile(
            ballot,
            [.. lines.OrderBy(line => line.Number)],
            await PromptProgress.Unreachable(db, Of(db, ballotId)).CountAsync(cancellationToken));

        PromptLine LineOf(Guid? groupId, int entitled, int voted)
        {
            var prompt = prompts.Find(one => one.GroupId == groupId);
            var group = groupId is { } id ? groups.GetValueOrDefault(id) : null;
            var people = prompt?.Sums ?? (prompt is null ? [] : counts[prompt.Id].GroupBy(one => one.Outcome).ToDictionary(same => same.Key, same => same.Sum(one => one.People)));
            return new PromptLine(groupId, group?.Name, group?.Number ?? int.MaxValue, entitled, voted, prompt, people);
        }
    }

    /// <summary>A page of those who have not voted and are not reached, with why.</summary>
    public async Task<IReadOnlyList<UnreachedRow>> UnreachedAsync(Staff reader, Guid ballotId, int page, CancellationToken cancellationToken)
    {
        if (!reader.Reviews)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (prompts, lost) = (Of(db, ballotId), PromptProgress.Unreachable(db, Of(db, ballotId)));
        var rows = await (
            from seat in db.Set<DelegateSeat>().AsNoTracking()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where seat.BodyId == reader.BodyId && lost.Contains(person.Id)
            orderby seat.Number, person.Id
            select new
            {
                person.Id,
                person.Name,
                seat.Number,
                Group = db.Set<DelegateGroup>().Where(one => one.Id == seat.GroupId).Select(one => one.Name).FirstOrDefault(),
                Why = db.Set<Conversation>().Where(c => c.PersonId == person.Id && c.Unreachable != null).OrderByDescending(c => c.UnreachableSince).Select(c => c.Unreachable).FirstOrDefault(),
                Refusal = db.Set<Notice>().Where(notice => notice.Refusal != null && db.Set<PromptCopy>().Any(copy => copy.NoticeId == notice.Id && copy.PersonId == person.Id && prompts.Any(prompt => prompt.Id == copy.PromptId)))
                    .Select(notice => notice.Refusal).FirstOrDefault(),
            }).Skip((page - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new UnreachedRow(row.Id, row.Name, row.Number, row.Group, row.Why is null && row.Refusal is { } answer ? ReachReason.Refused(answer) : ReachReason.Of(row.Why)))];
    }

    private static IQueryable<VotePrompt> Of(CongressDb db, Guid ballotId) => db.Set<VotePrompt>().AsNoTracking().Where(prompt => prompt.BallotId == ballotId);
}
