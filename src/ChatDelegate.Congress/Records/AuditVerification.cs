using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChatDelegate.Congress.Records;

/// <summary>
/// Walks the whole audit chain and every record it speaks of: an entry changed, removed or added, a record changed,
/// removed or put in past the chain, each is found.
/// </summary>
public sealed class AuditVerification(CongressDb db, AuditChain chain)
{
    /// <summary>The faults found, first ones first, at most <paramref name="most"/>; none when all is well.</summary>
    public async Task<AuditReport> RunAsync(int most, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        var last = new Dictionary<(string Kind, Guid Id), AuditEntry>();
        var (seq, hash) = (0L, string.Empty);
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Seq != seq + 1)
            {
                faults.Add($"Entries {seq + 1} to {entry.Seq - 1} are missing.");
            }

            if (entry.Hash != chain.HashOf(entry, hash))
            {
                faults.Add($"Entry {entry.Seq} was changed, or the one before it.");
            }

            (seq, hash) = (entry.Seq, entry.Hash);
            last[(entry.Kind, entry.RecordId)] = entry;
        }

        var head = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (head is null || head.Seq != seq || head.Hash != hash)
        {
            faults.Add($"The chain should end at entry {head?.Seq}, but ends at {seq}.");
        }

        var records = last.Count;
        await CompareRecordsAsync(last, faults, cancellationToken);
        return new AuditReport(seq, hash, records, faults.Count, [.. faults.Take(most)]);
    }

    private async Task CompareRecordsAsync(Dictionary<(string Kind, Guid Id), AuditEntry> last, List<string> faults, CancellationToken cancellationToken)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(type => typeof(IRecord).IsAssignableFrom(type.ClrType)))
        {
            var kind = type.GetTableName() ?? type.Name;
            await foreach (var record in All(type).WithCancellation(cancellationToken))
            {
                var entry = db.Entry(record);
                if (!last.Remove((kind, record.Id), out var audited))
                {
                    faults.Add($"{kind} {record.Id} is not in the chain.");
                }
                else if (!chain.IsContentOf(audited.Content, entry))
                {
                    faults.Add($"{kind} {record.Id} was changed past the chain.");
                }

                entry.State = EntityState.Detached;
            }
        }

        faults.AddRange(last.Values.Where(entry => entry.Change != "deleted").Select(entry => $"{entry.Kind} {entry.RecordId} was removed past the chain."));
    }

    private IAsyncEnumerable<IRecord> All(IEntityType type) =>
        typeof(AuditVerification)
            .GetMethod(nameof(Read), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)
            ?.MakeGenericMethod(type.ClrType)
            .Invoke(this, null) as IAsyncEnumerable<IRecord> ?? throw new InvalidOperationException(type.Name);

    private async IAsyncEnumerable<IRecord> Read<T>()
        where T : class, IRecord
    {
        await foreach (var record in db.Set<T>().AsTracking().AsAsyncEnumerable())
        {
            yield return record;
        }
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Entries">Length of the chain.</param>
/// <param name="Head">Hash of its last entry: write it down elsewhere to prove later that nothing before it changed.</param>
/// <param name="Records">How many records it speaks of.</param>
/// <param name="FaultCount">All faults; <paramref name="Faults"/> holds the first of them.</param>
public sealed record AuditReport(long Entries, string Head, int Records, int FaultCount, IReadOnlyList<string> Faults);
