using System.Diagnostics.CodeAnalysis;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ChatDelegate.Congress.Demo;

/// <summary>Empties every table of the model but the dialogs that the server runs with, those that refer to others first, and begins the audit chain anew.</summary>
internal static class DemoWipe
{
    // What the server itself stands on.
    private static readonly Type[] Kept = [typeof(AuditHead), typeof(ArchivedDefinition), typeof(RosterVersion)];

    [SuppressMessage("Security", "EF1003", Justification = "A table cannot be a parameter; its name is the model's own, quoted by the provider.")]
    public static async Task RunAsync(CongressDb db, CancellationToken cancellationToken)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        foreach (var type in InOrder(db.Model).Where(type => !Kept.Contains(type.ClrType)))
        {
            await db.Database.ExecuteSqlRawAsync("delete from " + sql.DelimitIdentifier(type.GetTableName() ?? type.Name, type.GetSchema()), cancellationToken);
        }

        await db.Set<AuditHead>().ExecuteUpdateAsync(change => change.SetProperty(head => head.Seq, 0).SetProperty(head => head.Hash, string.Empty), cancellationToken);
    }

    /// <summary>Tables, each before those it refers to.</summary>
    internal static List<IEntityType> InOrder(IModel model)
    {
        var rest = model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (rest.Count > 0)
        {
            var free = rest.Find(type => !rest.Exists(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type)))
                ?? throw new InvalidOperationException("Tables refer to each other in a circle: " + string.Join(", ", rest.Select(type => type.GetTableName())));
            ordered.Add(free);
            rest.Remove(free);
        }

        return ordered;
    }
}
