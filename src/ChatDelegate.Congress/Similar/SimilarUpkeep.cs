using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Similar;

/// <summary>
/// Looks at start and once a day whether the index holds as many cases as the record, by counting both, and makes it anew when not; and
/// counts grams anew when there are twice as many cases as when they were counted.
/// </summary>
internal sealed class SimilarUpkeep(SimilarRebuild rebuild, IDbContextFactory<CongressDb> contexts, TimeProvider time, ILogger<SimilarUpkeep> logger) : BackgroundService
{
    private const int Few = 20;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Day, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look, and what it finds to do.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The server serves without a complete index; the failure is logged and the next look tries again.")]
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await IsOffAsync(cancellationToken))
            {
                SimilarLog.Rebuilt(logger, await rebuild.RunAsync(cancellationToken));
            }
            else if (await HasGrownAsync(cancellationToken))
            {
                SimilarLog.Counted(logger, await rebuild.CountAsync(cancellationToken));
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            SimilarLog.Stumbled(logger, failure);
        }
        catch (Exception)
        {
            // The server is stopping, and what it works with may be gone before it is; the next start looks again.
        }
    }

    private async Task<bool> IsOffAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SimilarSnapshot>().AnyAsync(snapshot => snapshot.Format != GramWeights.Format, cancellationToken))
        {
            return true;
        }

        // In one statement, so that what is saved meanwhile counts on both sides or on neither.
        return await db.Database.SqlQuery<long>(
            $"""
            select (select count(*) from "Opinions")
                 + (select count(*) from "Suggestions" where "SubmittedVersion" is not null or ("State" <> 'Withdrawn' and "Version" > 0))
                 - (select count(*) from "SimilarEntries")
                 - (select count(*) from "SimilarPending" p where not exists (select 1 from "SimilarEntries" e where e."RecordId" = p."RecordId")) as "Value"
            """).SingleAsync(cancellationToken) != 0;
    }

    private async Task<bool> HasGrownAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cases = await db.Set<SimilarEntry>().GroupBy(entry => entry.BodyId).Select(body => new { body.Key, Count = body.Count() }).ToListAsync(cancellationToken);
        var counted = await db.Set<SimilarSnapshot>().ToDictionaryAsync(snapshot => snapshot.BodyId, snapshot => snapshot.Documents, cancellationToken);
        return cases.Exists(body => body.Count > 2 * counted.GetValueOrDefault(body.Key) + Few);
    }
}
