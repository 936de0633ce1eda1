using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

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

    internal async Task AppendAsync(CongressDb db, List<EntityEntry> changes, CancellationToken cancellationToken)
    {
        using var table = new AuditTable(db);
        var (seq, hash) = await table.LockHeadAsync(cancellationToken);
        foreach (var change in changes)
        {
            var entry = Link(db.Actor, change, ++seq, hash);
            hash = entry.Hash;
            await table.AddAsync(entry, cancellationToken);
        }

        await table.MoveHeadAsync(seq, hash, cancellationToken);
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
        return Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Hash of everything a record's row holds, but for columns added later that hold what rows from before have in them.</summary>
    internal string ContentOf(EntityEntry entry) => ContentOf(entry, whole: false);

    /// <summary>Whether this is the row that was recorded. While a column was not yet marked as added later it stood in the hash in any case.</summary>
    internal bool IsContentOf(string content, EntityEntry entry) => content == ContentOf(entry) || content == ContentOf(entry, whole: true);

    private string ContentOf(EntityEntry entry, bool whole)
    {
        var text = new StringBuilder();
        foreach (var property in entry.Properties.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
        {
            if (!whole && property.IsAsBeforeItWasAdded())
            {
                continue;
            }

            var converter = property.Metadata.GetTypeMapping().Converter;
            var value = converter is null ? property.CurrentValue : converter.ConvertToProvider(property.CurrentValue);
            text.Append(property.Metadata.Name).Append('=').Append(Canonical(value)).Append('\n');
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Canonical(object? value) => value switch
    {
        null => "-",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        decimal number => number.ToString("G29", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.ToString()?.Length}:{value}"),
    };

    private AuditEntry Link(Actor actor, EntityEntry change, long seq, string previous)
    {
        var entry = new AuditEntry
        {
            Seq = seq,
            At = time.GetUtcNow(),
            ActorId = actor.Id,
            ActorRole = actor.Role,
            OnBehalfOf = actor.OnBehalfOf,
            Action = actor.What,
            Kind = change.Metadata.GetTableName() ?? change.Metadata.Name,
            RecordId = ((IRecord)change.Entity).Id,
            Change = ChangeOf(change),
            Content = change.State == EntityState.Deleted ? string.Empty : ContentOf(change),
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
