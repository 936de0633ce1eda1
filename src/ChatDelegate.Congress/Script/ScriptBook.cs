using System.Collections.Concurrent;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Dialogs.Loading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Script;

/// <summary>The versions of each congress's script: the one that holds, those that runs were begun with, and what staff make of it.</summary>
public sealed class ScriptBook(ScriptFile shipped, IRecordStore store, TimeProvider time, ILogger<ScriptBook> logger)
{
    private const int LongestText = 200_000;
    private readonly ConcurrentDictionary<Guid, HostScript?> _read = new();

    /// <summary>The text that holds now, with its number; 0 while the congress has only what came with the installation.</summary>
    public async Task<(int Number, string Text)> CurrentAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) =>
        await LatestAsync(db, bodyId, cancellationToken) is { } latest ? (latest.Number, IsOutdated(latest) ? shipped.Text : latest.Text) : (0, shipped.Text);

    /// <summary>Reads a script, with all its faults.</summary>
    public static (HostScript? Script, IReadOnlyList<string> Faults) Read(string text)
    {
        var (script, errors) = ScriptReader.Read(new DefinitionFile($"programme/{ScriptFile.Name}", text));
        return (script, [.. errors.Select(error => error.ToString())]);
    }

    /// <summary>Staff put a new version in place. Runs that have begun go on with theirs.</summary>
    /// <param name="number">The version that they changed: whoever comes too late is told, and nothing is lost.</param>
    public async Task<ScriptRefusal?> WriteAsync(Participant staff, int number, string text, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(text);
        var why = reason?.Trim() ?? string.Empty;
        var clean = text.ReplaceLineEndings("\n");
        ScriptRefusal? refusal = !staff.Roles.Contains(ParticipantLookup.Staff) ? ScriptError.NotStaff
            : why.Length is 0 or > Deviating.LongestReason ? why.Length == 0 ? ScriptError.NoReason : ScriptError.TooLong
            : clean.Length > LongestText ? ScriptError.TooLong
            : Read(clean).Faults is { Count: > 0 } faults ? new ScriptRefusal(ScriptError.Faulty, Faults: faults)
            : null;
        refusal ??= await store.WriteAsync($"host-script/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, "script.write"), async (session, cancel) =>
        {
            await HoldAsync(session.Db, staff.CongressId, cancel);
            var (current, before) = await CurrentAsync(session.Db, staff.CongressId, cancel);
            if (current != number || before == clean)
            {
                return (ScriptRefusal?)(current != number ? ScriptError.Newer : ScriptError.Same);
            }

            if (current == 0)
            {
                Add(session.Db, staff.CongressId, 1, before, null, null);
            }

            Add(session.Db, staff.CongressId, Math.Max(2, current + 1), clean, why, staff.PersonId);
            return null;
        }, cancellationToken);
        if (refusal is { Why: var error })
        {
            ScriptLog.Refused(logger, "write", error);
        }

        return refusal;
    }

    /// <summary>The version that a run begins with, kept from now on even if it only came with the installation.</summary>
    internal async Task<HostScriptVersion> PinAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken)
    {
        if (await LatestAsync(db, bodyId, cancellationToken) is { } kept && !IsOutdated(kept))
        {
            return kept;
        }

        // All groups begin at the same time; one of them keeps it for all.
        await HoldAsync(db, bodyId, cancellationToken);
        var latest = await LatestAsync(db, bodyId, cancellationToken);
        return latest is null || IsOutdated(latest)
            ? Add(db, bodyId, (latest?.Number ?? 0) + 1, shipped.Text, null, null)
            : latest;
    }

    /// <summary>What a version says; null when this server cannot read it.</summary>
    internal async Task<HostScript?> ReadAsync(CongressDb db, Guid versionId, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var text = await db.Set<HostScriptVersion>().AsNoTracking().Where(version => version.Id == versionId).Select(version => version.Text).FirstOrDefaultAsync(cancellationToken);
        return text is null ? null : _read.GetOrAdd(versionId, _ => Read(text).Script);
    }

    /// <summary>Whether it came with the installation, which brings another one by now.</summary>
    private bool IsOutdated(HostScriptVersion version) => version.By is null && version.Text != shipped.Text;

    private static Task<CongressBody?> HoldAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) => db.Database.IsNpgsql()
        ? db.Set<CongressBody>().FromSql($"""select * from "Bodies" where "Id" = {bodyId} for update""").AsNoTracking().FirstOrDefaultAsync(cancellationToken)
        : Task.FromResult<CongressBody?>(null);

    private static Task<HostScriptVersion?> LatestAsync(CongressDb db, Guid bodyId, CancellationToken cancellationToken) =>
        db.Set<HostScriptVersion>().AsNoTracking().Where(version => version.BodyId == bodyId).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);

    private HostScriptVersion Add(CongressDb db, Guid bodyId, int number, string text, string? reason, Guid? by)
    {
        var now = time.GetUtcNow();
        return db.Add(new HostScriptVersion { Id = Guid.CreateVersion7(now), BodyId = bodyId, Number = number, Text = text, Reason = reason, By = by, At = now }).Entity;
    }
}
