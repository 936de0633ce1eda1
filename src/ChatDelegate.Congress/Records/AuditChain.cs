using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ChatDelegate.Congress.Records;

/// <summary>
/// Makes and checks the links of the audit chain. Links are keyed (HMAC-SHA256), with a key that is not in the database:
/// whoever can only write the database cannot make a chain that fits their edit.
/// </summary>
public sealed class AuditChain(KeyRing keys, TimeProvider time)
{
    private readonly Lazy<byte[]> _key = new(() => keys.Derive("audit chain"));

    internal static List<EntityEntry> Collect(ChangeTracker tracker) =>
    [
        .. tracker.Entries().Where(entry => entry.Entity is IRecord
            && entry.State is (EntityState.Added or EntityState.Modified or EntityState.Deleted)),
    ];

    /// <summary>What is said of a record that is added.</summary>
    internal AuditDraft Added(Actor actor, IEntityType type, IRecord record)
    {
        var row = AuditedRow.Of(type);
        return new AuditDraft(actor, row.Kind, record.Id, "added", Hash(row.Text(property => property.GetGetter().GetClrValue(record), whole: false)));
    }

    internal Task AppendAsync(CongressDb db, List<EntityEntry> changes, CancellationToken cancellationToken) =>
        AppendAsync(new AuditTable(db), [.. changes.Select(change => Draft(db.Actor, change))], cancellationToken);

    /// <summary>Puts links at the end of the chain.</summary>
    internal async Task AppendAsync(AuditTable table, IReadOnlyList<AuditDraft> drafts, CancellationToken cancellationToken)
    {
        using (table)
        {
            var (seq, hash) = await table.LockHeadAsync(cancellationToken);
            foreach (var entry in Link(drafts, seq, hash))
            {
                await table.AddAsync(entry, cancellationToken);
                (seq, hash) = (entry.Seq, entry.Hash);
            }

            await table.MoveHeadAsync(seq, hash, cancellationToken);
        }
    }

    /// <summary>The entries that follow the one with <paramref name="seq"/> and <paramref name="hash"/>.</summary>
    internal List<AuditEntry> Link(IEnumerable<AuditDraft> drafts, long seq, string hash)
    {
        var entries = new List<AuditEntry>();
        foreach (var draft in drafts)
        {
            var entry = Link(draft, ++seq, hash);
            hash = entry.Hash;
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The hash that an entry must have, after the entry with <paramref name="previous"/>.</summary>
    internal string HashOf(AuditEntry entry, string previous)
    {
        var text = string.Join('\n',
            previous,
            entry.Seq.ToString(CultureInfo.InvariantCulture),
            entry.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            entry.ActorId,
            entry.ActorRole,
            entry.OnBehalfOf,
            entry.Action,
            entry.Kind,
            entry.RecordId,
            entry.Change,
            entry.Content);
        return Hash(text);
    }

    /// <summary>Hash of everything a record's row holds, but for columns added later that hold what rows from before have in them.</summary>
    internal string ContentOf(EntityEntry entry) => ContentOf(entry, whole: false);

    /// <summary>Whether this is the row that was recorded. While a column was not yet marked as added later it stood in the hash in any case.</summary>
    internal bool IsContentOf(string content, EntityEntry entry) => content == ContentOf(entry) || content == ContentOf(entry, whole: true);

    private string ContentOf(EntityEntry entry, bool whole) => Hash(AuditedRow.Of(entry.Metadata).Text(property => entry.Property(property).CurrentValue, whole));

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text)));

    private AuditDraft Draft(Actor actor, EntityEntry change) => new(
        actor,
        AuditedRow.Of(change.Metadata).Kind,
        ((IRecord)change.Entity).Id,
        ChangeOf(change),
        change.State == EntityState.Deleted ? string.Empty : ContentOf(change));

    private AuditEntry Link(AuditDraft draft, long seq, string previous)
    {
        var entry = new AuditEntry
        {
            Seq = seq,
            At = time.GetUtcNow(),
            ActorId = draft.Actor.Id,
            ActorRole = draft.Actor.Role,
            OnBehalfOf = draft.Actor.OnBehalfOf,
            Action = draft.Actor.What,
            Kind = draft.Kind,
            RecordId = draft.RecordId,
            Change = draft.Change,
            Content = draft.Content,
        };
        entry.Hash = HashOf(entry, previous);
        return entry;
    }

    private static string ChangeOf(EntityEntry change) => change.State switch
    {
        EntityState.Added => "added",
        EntityState.Deleted => "deleted",
        _ => string.Join(',', change.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).Order(StringComparer.Ordinal)),
    };
}
