using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Data;

/// <summary>Brings the database to this program's schema at start, or says in a sentence why it cannot.</summary>
public sealed class DatabaseSetup(IDbContextFactory<CongressDb> databases, DatabaseConnections connections, IOptions<DataOptions> data)
{
    /// <exception cref="StartException">The data folder cannot be written, the database cannot be reached or is of a newer program.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (connections.IsSqlite)
        {
            CheckFolder(data.Value.Path);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
            var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
            if (applied.FirstOrDefault(name => !known.Contains(name)) is { } newer)
            {
                throw new StartException($"The database was upgraded by a newer version of ChatDelegate (it has '{newer}'). Start that version, or restore the backup made before the upgrade.");
            }

            await db.Database.MigrateAsync(cancellationToken);
        }
        catch (System.Data.Common.DbException failure)
        {
            throw new StartException($"The database cannot be opened ({connections.Describe()}): {failure.Message}", failure);
        }
    }

    private static void CheckFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data folder '{Path.GetFullPath(folder)}' cannot be written. Give this user the right to write there, or choose another folder with Data:Path.", failure);
        }
    }
}
