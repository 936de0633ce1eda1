using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Console.Access;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Dialogs;

/// <summary>What this server says and does at the moment, for administrators.</summary>
internal sealed class DialogDesk(CatalogKeeper keeper, DefinitionArchive archive, IDbContextFactory<CongressDb> databases)
{
    private const int LastReloads = 5;

    public async Task<DialogOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var running = keeper.Current;
        var kept = await archive.ReadAsync(cancellationToken);
        var use = await archive.UseAsync(cancellationToken);
        var current = running.Definitions.Select(head => (head.Dialog, head.Version, head.Hash)).ToHashSet();
        var rows = kept
            .Select(one => new DialogRow(
                one.Dialog, one.Version, one.Hash, one.File, one.FirstSeen,
                current.Contains((one.Dialog, one.Version, one.Hash)), use.Of(one.Dialog, one.Version, one.Hash)))
            .Where(row => row.Current || row.Conversations > 0)
            .OrderBy(row => row.Dialog, StringComparer.Ordinal).ThenByDescending(row => row.Version).ThenByDescending(row => row.Since);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new DialogOverview(
            [.. rows], running.Since, [.. keeper.Faults.Select(fault => fault.ToString())], use.Unreadable,
            await db.Set<LostState>().CountAsync(cancellationToken), await ReloadsAsync(db, cancellationToken));
    }

    /// <summary>Null when this is no administrator; otherwise whether the files are what runs now.</summary>
    public async Task<bool?> ReloadAsync(Staff admin, CancellationToken cancellationToken) =>
        admin.Admin ? await keeper.ReloadAsync(new Actor(admin.PersonId, ParticipantLookup.Admin, "dialogs.reload"), cancellationToken) : null;

    private static async Task<IReadOnlyList<ReloadRow>> ReloadsAsync(CongressDb db, CancellationToken cancellationToken)
    {
        var last = await db.Set<DialogReload>().AsNoTracking().OrderByDescending(reload => reload.At).ThenByDescending(reload => reload.Id).Take(LastReloads)
            .Select(reload => new { Reload = reload, Name = db.Set<Person>().Where(person => person.Id == reload.By).Select(person => person.Name).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. last.Select(one => new ReloadRow(one.Reload.At, one.Name, one.Reload.Definitions.Split('\n', StringSplitOptions.RemoveEmptyEntries), one.Reload.Faults))];
    }
}

/// <param name="Since">Since when this server runs with what it has.</param>
/// <param name="Faults">Of the last attempt to load the files, each with file and line.</param>
/// <param name="Unreadable">Conversations whose state cannot be read.</param>
/// <param name="SetAside">States set aside because they could not be read.</param>
public sealed record DialogOverview(
    IReadOnlyList<DialogRow> Rows, DateTimeOffset Since, IReadOnlyList<string> Faults, int Unreadable, int SetAside, IReadOnlyList<ReloadRow> Reloads);

/// <param name="Current">In the folder now; otherwise some conversation is still in it.</param>
public sealed record DialogRow(string Dialog, int Version, string Hash, string File, DateTimeOffset Since, bool Current, int Conversations);

/// <param name="By">Null when the server saw the files change.</param>
public sealed record ReloadRow(DateTimeOffset At, string? By, IReadOnlyList<string> Definitions, int Faults);
