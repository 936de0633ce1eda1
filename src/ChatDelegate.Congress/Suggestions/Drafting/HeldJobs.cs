using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

internal static class HeldJobs
{
    /// <summary>Reads a job and keeps others from changing it until the transaction ends: its delegate may stop it while a worker takes it.</summary>
    public static Task<DraftingJob?> HoldJobAsync(this CongressDb db, Guid id, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<DraftingJob>().FromSql($"""select * from "DraftingJobs" where "Id" = {id} for update""").FirstOrDefaultAsync(cancellationToken)
        : db.Set<DraftingJob>().FirstOrDefaultAsync(job => job.Id == id, cancellationToken);
}
