using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.DialogArchive;

/// <summary>Keeps every definition that a server runs with, before any conversation can begin with it.</summary>
public sealed class DefinitionArchive(IDbContextFactory<CongressDb> databases, IRecordStore store, SecretBox secrets, TimeProvider time)
{
    private const string Insert =
        """
        insert into "DialogDefinitions" ("Dialog", "Version", "Hash", "File", "Content", "FirstSeen", "LastSeen")
        values (@dialog, @version, @hash, @file, @content, @now, @now)
        on conflict ("Dialog", "Version", "Hash") do update set "LastSeen" = excluded."LastSeen"
        """;

    /// <summary>Puts in what is not there yet. Two instances may do it at once.</summary>
    /// <param name="running">What is in the folder now.</param>
    /// <param name="reload">Its trace, when the server was running already.</param>
    public Task KeepAsync(IReadOnlyList<DefinitionHead> running, DialogReload? reload, Actor actor, CancellationToken cancellationToken) =>
        store.WriteAsync("dialogs", actor, async (session, cancel) =>
        {
            foreach (var definition in running)
            {
                var insert = session.Statements.Get(session.Transaction, Insert, "dialog", "version", "hash", "file", "content", "now");
                insert.Bind(definition.Dialog, definition.Version, definition.Hash, definition.File.Path, definition.File.Content, time.GetUtcNow().UtcTicks);
                await insert.ExecuteNonQueryAsync(cancel);
            }

            if (reload is not null)
            {
                session.Db.Add(reload);
            }

            return true;
        }, cancellationToken);

    /// <summary>Everything kept, the latest first.</summary>
    public async Task<IReadOnlyList<ArchivedDefinition>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ArchivedDefinition>().AsNoTracking().OrderByDescending(definition => definition.FirstSeen).ToListAsync(cancellationToken);
    }

    /// <summary>How many conversations are in the middle of a definition, or have put it aside.</summary>
    public async Task<DefinitionUse> UseAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await DefinitionUse.CountAsync(db, secrets, cancellationToken);
    }

    /// <summary>
    /// Lets go of definitions that no server has had in its folder since <paramref name="before"/> and no conversation
    /// is in. While one state cannot be read nobody knows what it is in, and everything stays.
    /// </summary>
    /// <returns>How many went; null when that cannot be known.</returns>
    public async Task<int?> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var old = await db.Set<ArchivedDefinition>().AsNoTracking().Where(definition => definition.LastSeen < before).ToListAsync(cancellationToken);
        if (old.Count == 0)
        {
            return 0;
        }

        return await store.WriteAsync<int?>("dialogs", Actor.System with { What = "dialogs.prune" }, async (session, cancel) =>
        {
            var use = await DefinitionUse.CountAsync(session.Db, secrets, cancel);
            if (use.Unreadable > 0)
            {
                return null;
            }

            var gone = 0;
            foreach (var one in old.Where(definition => use.Of(definition.Dialog, definition.Version, definition.Hash) == 0))
            {
                gone += await session.Db.Set<ArchivedDefinition>()
                    .Where(definition => definition.Dialog == one.Dialog && definition.Version == one.Version && definition.Hash == one.Hash && definition.LastSeen < before)
                    .ExecuteDeleteAsync(cancel);
            }

            return gone;
        }, cancellationToken);
    }
}
