using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Reach;

/// <summary>Delegates whom news does not reach, or not where they were last heard from.</summary>
internal sealed class ReachDesk(IDbContextFactory<CongressDb> databases)
{
    public const int Size = 50;

    /// <summary>A page: first those who can no longer be reached, the latest first, then those who have never been here, by number.</summary>
    public async Task<ReachRows> RowsAsync(Guid bodyId, Guid? groupId, int page, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found =
            from seat in db.Set<DelegateSeat>().AsNoTracking()
            join person in db.Set<Person>() on seat.PersonId equals person.Id
            where seat.BodyId == bodyId && person.Active && (groupId == null || seat.GroupId == groupId)
            let lost = db.Set<Conversation>().Where(c => c.PersonId == person.Id && c.Unreachable != null).OrderByDescending(c => c.UnreachableSince).FirstOrDefault()
            let never = !db.Set<Conversation>().Any(c => c.PersonId == person.Id)
            where lost != null || never
            select new
            {
                person.Id,
                person.Name,
                seat.Number,
                Group = db.Set<DelegateGroup>().Where(one => one.Id == seat.GroupId).Select(one => one.Name).FirstOrDefault(),
                Channel = lost == null ? null : lost.Channel,
                Reason = lost == null ? null : lost.Unreachable,
                Since = lost == null ? null : lost.UnreachableSince,
                Elsewhere = db.Set<Conversation>().Any(c => c.PersonId == person.Id && c.Unreachable == null),
                Waiting = db.Set<Notice>().Count(notice => notice.PersonId == person.Id && notice.SaidAt == null),
            };
        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.Since != null).ThenByDescending(row => row.Since).ThenBy(row => row.Number).ThenBy(row => row.Id)
            .Skip((page - 1) * Size).Take(Size).ToListAsync(cancellationToken);
        return new ReachRows([.. rows.Select(row => new ReachRow(row.Id, row.Number, row.Name, row.Group, row.Channel, ReachReason.Of(row.Reason), row.Since, row.Elsewhere, row.Waiting))], total);
    }
}
