using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Paper;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Scrutiny;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>The ballots of one congress, to read: all of them for staff; for leaders (领导) those on projects, once they are open, and their results once they are published.</summary>
internal sealed class VotingBoard(IDbContextFactory<CongressDb> databases)
{
    public async Task<IReadOnlyList<BallotRow>> RowsAsync(Staff reader, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await ForReader(db, reader).OrderByDescending(ballot => ballot.WindowFrom).ThenByDescending(ballot => ballot.Id)
            .Select(ballot => new BallotRow(
                ballot.Id, ballot.Title, ballot.Purpose, ballot.Round, ballot.State, ballot.WindowFrom, ballot.WindowTo,
                db.Set<RollEntry>().Count(entry => entry.BallotId == ballot.Id), db.Set<RollEntry>().Count(entry => entry.BallotId == ballot.Id && entry.Voted)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Null when it is not there, another congress's, or not the reader's to see.</summary>
    public async Task<BallotFile?> FindAsync(Staff reader, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await ForReader(db, reader).FirstOrDefaultAsync(ballot => ballot.Id == id, cancellationToken) is not { } ballot)
        {
            return null;
        }

        return new BallotFile(
            ballot,
            ballot.Title,
            reader.Reviews || ballot.State >= BallotState.Published ? ballot.Result : null,
            await db.Set<BallotCandidate>().AsNoTracking().Where(candidate => candidate.BallotId == id).OrderBy(candidate => candidate.Number).ToListAsync(cancellationToken),
            reader.Reviews ? await ScrutineersAsync(db, ballot, cancellationToken) : [],
            await TurnoutAsync(db, id, cancellationToken),
            !reader.Reviews ? null : await db.Set<PaperEntry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.BallotId == id && entry.ConfirmedAt == null && entry.DiscardedAt == null, cancellationToken),
            await db.Set<Ballot>().AnyAsync(next => next.PreviousId == id, cancellationToken));
    }

    /// <summary>The congress's own rules, and whether it has written any.</summary>
    public async Task<(BallotRules Rules, bool Written)> RulesAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await RuleBook.OfAsync(db, bodyId, cancellationToken), await db.Set<RuleBook>().AnyAsync(book => book.Id == bodyId, cancellationToken));
    }

    /// <summary>The week that a new ballot belongs to, with its candidate projects.</summary>
    public async Task<(ActivityWeek? Week, IReadOnlyList<CandidateProject> Projects)> WeekAsync(Guid bodyId, DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var week = await ProgrammeQueries.CurrentWeekAsync(db, bodyId, today, cancellationToken)
            ?? await db.Set<ActivityWeek>().AsNoTracking().Where(one => one.BodyId == bodyId).OrderByDescending(one => one.Year).FirstOrDefaultAsync(cancellationToken);
        return week is null ? (null, []) : (week, await ProgrammeQueries.ProjectsAsync(db, week.Id, cancellationToken));
    }

    /// <summary>Votes on projects whose result is published and that a satisfaction test can follow: their first rounds.</summary>
    public async Task<IReadOnlyList<Ballot>> DecidedAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Ballot>().AsNoTracking()
            .Where(ballot => ballot.BodyId == bodyId && ballot.Purpose == BallotPurpose.Projects && ballot.Round == 1 && (ballot.State == BallotState.Published || ballot.State == BallotState.Confirmed))
            .OrderByDescending(ballot => ballot.WindowFrom).ToListAsync(cancellationToken);
    }

    /// <summary>What a rating says of people, what a questionnaire says, and what is still being made ready, leaders do not see.</summary>
    internal static IQueryable<Ballot> ForReader(CongressDb db, Staff reader)
    {
        var own = db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.BodyId == reader.BodyId && (reader.Reviews || reader.SeesFigures));
        return reader.Reviews ? own : own.Where(ballot => (ballot.Purpose == BallotPurpose.Projects || ballot.Purpose == BallotPurpose.Satisfaction) && ballot.State != BallotState.Prepared);
    }

    private static async Task<List<ScrutineerLine>> ScrutineersAsync(CongressDb db, Ballot ballot, CancellationToken cancellationToken) => await (
        from scrutineer in db.Set<Scrutineer>().AsNoTracking()
        join person in db.Set<Person>().AsNoTracking() on scrutineer.PersonId equals person.Id
        join seat in db.Set<DelegateSeat>().AsNoTracking().Where(seat => seat.BodyId == ballot.BodyId) on scrutineer.PersonId equals seat.PersonId into seats
        from seat in seats.DefaultIfEmpty()
        where scrutineer.BallotId == ballot.Id
        orderby scrutineer.Order
        select new ScrutineerLine(scrutineer.Order, person.Name, seat == null ? null : seat.Number, scrutineer.CodeShownAt)).ToListAsync(cancellationToken);

    private static async Task<List<TurnoutLine>> TurnoutAsync(CongressDb db, Guid id, CancellationToken cancellationToken)
    {
        var counts = await db.Set<RollEntry>().Where(entry => entry.BallotId == id).GroupBy(entry => entry.GroupId)
            .Select(group => new
            {
                group.Key,
                Entitled = group.Count(),
                Admitted = group.Count(entry => entry.Admitted),
                Voted = group.Count(entry => entry.Voted),
                Paper = group.Count(entry => entry.Paper),
            })
            .ToListAsync(cancellationToken);
        var parts = await db.Set<BallotGroup>().AsNoTracking().Where(group => group.BallotId == id).ToDictionaryAsync(group => group.GroupId, cancellationToken);
        var ids = counts.Select(count => count.Key).OfType<Guid>().ToList();
        var groups = await db.Set<DelegateGroup>().AsNoTracking().Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, cancellationToken);
        return [.. counts.OrderBy(count => count.Key is { } key && groups.TryGetValue(key, out var group) ? group.Number : int.MaxValue).Select(count => new TurnoutLine(
            count.Key, count.Key is { } key && groups.TryGetValue(key, out var group) ? group.Name : null, count.Entitled, count.Admitted, count.Voted, count.Paper, count.Key is { } own ? parts.GetValueOrDefault(own) : null))];
    }
}
