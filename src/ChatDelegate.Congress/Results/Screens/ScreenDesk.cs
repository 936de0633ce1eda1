using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Screens;

/// <summary>Opens and closes screens in the hall, by staff, and says what one shows.</summary>
public sealed class ScreenDesk(IRecordStore store, IDbContextFactory<CongressDb> databases, ScreenKeys keys, RulesFile rules, TimeProvider time)
{
    public Task<ResultError?> OpenAsync(Participant staff, Guid ballotId, CancellationToken cancellationToken) =>
        WriteAsync(staff, ballotId, "open", (db, now) =>
        {
            db.Add(new ScreenLink { Id = Guid.CreateVersion7(now), BallotId = ballotId, OpenedAt = now, OpenedBy = staff.PersonId });
            return Task.FromResult<ResultError?>(null);
        }, cancellationToken);

    /// <summary>Closes one for good: whoever still has the link sees nothing any more.</summary>
    public Task<ResultError?> CloseAsync(Participant staff, Guid ballotId, Guid screenId, CancellationToken cancellationToken) =>
        WriteAsync(staff, ballotId, "close", async (db, now) =>
        {
            var link = await db.Set<ScreenLink>().FirstOrDefaultAsync(one => one.Id == screenId && one.BallotId == ballotId, cancellationToken);
            if (link is not { IsOpen: true })
            {
                return ResultError.Missing;
            }

            link.Close(staff.PersonId, now);
            return null;
        }, cancellationToken);

    /// <summary>The open screens of a ballot with what stands in their addresses, the oldest first.</summary>
    public async Task<IReadOnlyList<(ScreenLink Link, string Key)>> OpenOnesAsync(Guid ballotId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var links = await db.Set<ScreenLink>().AsNoTracking().Where(link => link.BallotId == ballotId && link.ClosedAt == null).OrderBy(link => link.Id).ToListAsync(cancellationToken);
        return links.ConvertAll(link => (link, keys.Of(link.Id)));
    }

    /// <summary>What the screen with this key shows now; null when there is none, or it is closed.</summary>
    public async Task<ScreenShow?> ShowAsync(string? key, CancellationToken cancellationToken)
    {
        if (keys.Read(key) is not { } id)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await (
            from link in db.Set<ScreenLink>().AsNoTracking()
            join ballot in db.Set<Ballot>().AsNoTracking() on link.BallotId equals ballot.Id
            join body in db.Set<CongressBody>().AsNoTracking() on ballot.BodyId equals body.Id
            where link.Id == id && link.ClosedAt == null
            select new { ballot, body }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var candidates = await db.Set<BallotCandidate>().AsNoTracking().Where(candidate => candidate.BallotId == found.ballot.Id).OrderBy(candidate => candidate.Number).ToListAsync(cancellationToken);
        return new ScreenShow(found.body.NameZh, found.body.NameEn, await StandQueries.OfAsync(db, found.ballot, rules.Rules, cancellationToken), candidates);
    }

    private Task<ResultError?> WriteAsync(Participant staff, Guid ballotId, string what, Func<CongressDb, DateTimeOffset, Task<ResultError?>> work, CancellationToken cancellationToken) =>
        store.WriteAsync<ResultError?>($"screen/{ballotId}", new Actor(staff.PersonId, ParticipantLookup.Staff, $"screen.{what}"), async (session, cancel) =>
            !staff.Roles.Contains(ParticipantLookup.Staff) ? ResultError.NotStaff
            : !await session.Db.Set<Ballot>().AnyAsync(ballot => ballot.Id == ballotId && ballot.BodyId == staff.CongressId && (ballot.Purpose == BallotPurpose.Projects || ballot.Purpose == BallotPurpose.Satisfaction), cancel) ? ResultError.Missing
            : await work(session.Db, time.GetUtcNow()), cancellationToken);
}

/// <summary>What a hall sees: sums, and no person.</summary>
public sealed record ScreenShow(string BodyZh, string BodyEn, VoteStand Stand, IReadOnlyList<BallotCandidate> Candidates);
