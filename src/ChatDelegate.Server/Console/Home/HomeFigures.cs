using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Home;

/// <summary>The first page's numbers.</summary>
internal sealed class HomeFigures(IDbContextFactory<CongressDb> databases)
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async Task<Overview> ReadAsync(Guid bodyId, TimeZoneInfo zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var since = now - Recent;
        return new Overview(
            await db.Set<Opinion>().CountAsync(opinion => opinion.BodyId == bodyId, cancellationToken),
            await db.Set<Opinion>().CountAsync(opinion => opinion.BodyId == bodyId && opinion.At >= since, cancellationToken),
            await db.Set<DelegateSeat>().CountAsync(seat => seat.BodyId == bodyId, cancellationToken),
            await db.Set<DelegateGroup>().CountAsync(group => group.BodyId == bodyId, cancellationToken),
            await ProgrammeQueries.CurrentWeekAsync(db, bodyId, LocalDay.Of(now, zone), cancellationToken),
            await db.Set<AuditHead>().Select(head => head.Seq).SingleOrDefaultAsync(cancellationToken));
    }
}

/// <param name="NewOpinions">Of the last seven days.</param>
/// <param name="AuditLength">Entries of the audit chain (留痕), over all congresses.</param>
internal sealed record Overview(int Opinions, int NewOpinions, int Delegates, int Groups, ActivityWeek? Week, long AuditLength);
