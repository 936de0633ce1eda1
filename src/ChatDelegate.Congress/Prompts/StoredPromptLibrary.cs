using System.Collections.Frozen;
using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Prompts;

/// <summary>
/// The prompts in force: the files, and in place of some of them the versions that staff put in force. Whoever asks gets what was read last;
/// <see cref="PromptKeeper"/> has it read again when something changes, here or on another instance.
/// </summary>
public sealed class StoredPromptLibrary(PromptFolder files, IDbContextFactory<CongressDb> databases, ILogger<StoredPromptLibrary> logger) : IPromptLibrary
{
    private FrozenDictionary<string, VersionInForce> _changed = FrozenDictionary<string, VersionInForce>.Empty;

    public IReadOnlyList<PromptFile> All => [.. files.All.Select(file => Find(file.Name))];

    public PromptFile Find(string name) => Volatile.Read(ref _changed).TryGetValue(name, out var version) ? version.Prompt : files.Find(name);

    /// <summary>Reads what is in force now. A version that this program cannot read leaves its place to the file.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = Volatile.Read(ref _changed);
        Dictionary<string, VersionInForce> changed = [];
        foreach (var (prompt, change) in await PromptQueries.LastChangesAsync(db, cancellationToken))
        {
            if (change.VersionId is not { } id || files.All.All(file => file.Name != prompt))
            {
                continue;
            }

            var version = before.TryGetValue(prompt, out var known) && known.Id == id ? known : await VersionAsync(db, id, cancellationToken);
            if (version is not null)
            {
                changed[prompt] = version;
            }
        }

        Volatile.Write(ref _changed, changed.ToFrozenDictionary());
        Tell(before, changed);
    }

    private async Task<VersionInForce?> VersionAsync(CongressDb db, Guid id, CancellationToken cancellationToken)
    {
        var version = await db.Set<PromptVersion>().AsNoTracking().FirstAsync(one => one.Id == id, cancellationToken);
        if (PromptCheck.Read(files.Find(version.Prompt), version.Text).Prompt is { } prompt)
        {
            return new VersionInForce(id, prompt);
        }

        PromptsLog.Unreadable(logger, version.Prompt, version.Number);
        return null;
    }

    private void Tell(FrozenDictionary<string, VersionInForce> before, Dictionary<string, VersionInForce> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name)?.Id != after.GetValueOrDefault(name)?.Id))
        {
            PromptsLog.InForce(logger, name, Find(name).Hash);
        }
    }

    private sealed record VersionInForce(Guid Id, PromptFile Prompt);
}
