using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts;

/// <summary>
/// Changes of prompts by administrators: a text is checked and kept as a version, tried on samples, and put in force; going back is possible at any time.
/// What a model is told is for the whole installation, not for one congress.
/// </summary>
public sealed class PromptDesk(IRecordStore store, PromptFolder files, StoredPromptLibrary library, IEnumerable<PromptRunner> models, TimeProvider time, ILogger<PromptDesk> logger)
{
    private const int LongestReason = 500;

    /// <summary>Whether there is a model that a changed prompt could be tried with.</summary>
    public bool HasModel => models.Any();

    /// <summary>Keeps a text as a version that is not in force yet.</summary>
    /// <returns>The version's number, or why not.</returns>
    public async Task<(int Number, PromptRefusal? Refusal)> SaveAsync(Participant admin, string prompt, string? text, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        var clean = (text ?? string.Empty).ReplaceLineEndings("\n");
        var refusal = CheckWords(admin, reason) ?? (ShippedOrNull(prompt) is { } shipped ? CheckText(shipped, clean) : PromptError.Missing);
        if (refusal is not null)
        {
            return (0, Refused(prompt, refusal));
        }

        return await WriteAsync(admin, prompt, "prompt.save", async (session, cancel) =>
        {
            var last = await session.Db.Set<PromptVersion>().AsNoTracking().Where(version => version.Prompt == prompt).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
            var inForce = await TextInForceAsync(session.Db, prompt, cancel);
            if (clean == inForce || clean == last?.Text)
            {
                return (0, (PromptRefusal?)PromptError.Same);
            }

            var (number, now) = ((last?.Number ?? 0) + 1, time.GetUtcNow());
            session.Db.Add(new PromptVersion { Id = Guid.CreateVersion7(now), Prompt = prompt, Number = number, Text = clean, Hash = HashOf(prompt, clean), Reason = (reason ?? string.Empty).Trim(), By = admin.PersonId, At = now });
            return (number, null);
        }, cancellationToken);
    }

    /// <summary>Puts a version in force, or the file again.</summary>
    /// <param name="number">Of the version; null for the file.</param>
    /// <param name="seen">Number of the last change that they saw: whoever comes too late is told.</param>
    public async Task<PromptRefusal?> PutInForceAsync(Participant admin, string prompt, int? number, int seen, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(admin);
        var refusal = CheckWords(admin, reason) ?? (ShippedOrNull(prompt) is null ? PromptError.Missing : null);
        if (refusal is null)
        {
            (_, refusal) = await WriteAsync(admin, prompt, "prompt.put_in_force", async (session, cancel) =>
                (0, await ChangeAsync(session.Db, admin, prompt, number, seen, (reason ?? string.Empty).Trim(), cancel)), cancellationToken);
        }

        if (refusal is null)
        {
            await library.ReadAsync(cancellationToken);
        }

        return Refused(prompt, refusal);
    }

    private async Task<PromptRefusal?> ChangeAsync(CongressDb db, Participant admin, string prompt, int? number, int seen, string reason, CancellationToken cancellationToken)
    {
        var version = number is null ? null : await db.Set<PromptVersion>().AsNoTracking().FirstOrDefaultAsync(one => one.Prompt == prompt && one.Number == number, cancellationToken);
        var last = await PromptQueries.LastChangeAsync(db, prompt, cancellationToken);
        var shipped = files.Find(prompt);
        var tried = version is null || await WasTriedAsync(db, version, cancellationToken);
        PromptRefusal? refusal = number is not null && version is null ? PromptError.Missing
            : (last?.Number ?? 0) != seen ? PromptError.Newer
            : last?.VersionId == version?.Id ? PromptError.InForce
            : version is not null && PromptCheck.Read(shipped, version.Text).Faults is { Count: > 0 } faults ? new PromptRefusal(PromptError.Faulty, faults)
            : !tried && HasModel ? PromptError.Untried
            : null;
        if (refusal is null)
        {
            var now = time.GetUtcNow();
            db.Add(new PromptChange { Id = Guid.CreateVersion7(now), Prompt = prompt, Number = seen + 1, VersionId = version?.Id, FileHash = shipped.Hash, Tried = tried, Reason = reason, By = admin.PersonId, At = now });
        }

        return refusal;
    }

    /// <summary>By a trial, or by having been in force before.</summary>
    private static async Task<bool> WasTriedAsync(CongressDb db, PromptVersion version, CancellationToken cancellationToken) =>
        await db.Set<PromptTrial>().AnyAsync(trial => trial.VersionId == version.Id && trial.State == TrialState.Done, cancellationToken)
        || await db.Set<PromptChange>().AnyAsync(change => change.VersionId == version.Id && change.Tried, cancellationToken);

    private async Task<string> TextInForceAsync(CongressDb db, string prompt, CancellationToken cancellationToken) =>
        await PromptQueries.LastChangeAsync(db, prompt, cancellationToken) is { VersionId: { } id }
            ? await db.Set<PromptVersion>().Where(version => version.Id == id).Select(version => version.Text).FirstAsync(cancellationToken)
            : files.Find(prompt).Text;

    private static PromptRefusal? CheckWords(Participant admin, string? reason) =>
        !admin.Roles.Contains(ParticipantLookup.Admin) ? PromptError.NotAdmin
        : string.IsNullOrWhiteSpace(reason) ? PromptError.NoReason
        : reason.Trim().Length > LongestReason ? PromptError.TooLong
        : (PromptRefusal?)null;

    private static PromptRefusal? CheckText(PromptFile shipped, string text) =>
        text.Length > PromptCheck.LongestText ? PromptError.TooLong
        : PromptCheck.Read(shipped, text).Faults is { Count: > 0 } faults ? new PromptRefusal(PromptError.Faulty, faults)
        : (PromptRefusal?)null;

    private PromptFile? ShippedOrNull(string prompt) => files.All.FirstOrDefault(file => file.Name == prompt);

    private string HashOf(string prompt, string text) => PromptCheck.Read(files.Find(prompt), text).Prompt?.Hash ?? string.Empty;

    private Task<(int Number, PromptRefusal? Refusal)> WriteAsync(
        Participant admin, string prompt, string what, Func<RecordSession, CancellationToken, Task<(int Number, PromptRefusal? Refusal)>> work, CancellationToken cancellationToken) =>
        store.WriteAsync($"prompt/{prompt}", new Actor(admin.PersonId, ParticipantLookup.Admin, what), work, cancellationToken);

    private PromptRefusal? Refused(string prompt, PromptRefusal? refusal)
    {
        if (refusal is { Why: var why })
        {
            // A name from the address may be anything; only those that exist are logged.
            PromptsLog.Refused(logger, ShippedOrNull(prompt)?.Name ?? "?", why);
        }

        return refusal;
    }
}
