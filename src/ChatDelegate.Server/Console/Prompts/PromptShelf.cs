using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Prompts;
using ChatDelegate.Congress.Prompts.Trials;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Prompts;

/// <summary>Prompts (提示词) as administrators see them: what is in force, what it was before, what is still only written.</summary>
internal sealed class PromptShelf(PromptFolder files, StoredPromptLibrary library, IDbContextFactory<CongressDb> databases)
{
    public async Task<IReadOnlyList<PromptRow>> RowsAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var changes = (await ChangesAsync(db, null, cancellationToken)).DistinctBy(change => change.Change.Prompt).ToDictionary(change => change.Change.Prompt);
        return [.. files.All.Select(file => new PromptRow(file, library.Find(file.Name), changes.GetValueOrDefault(file.Name)))];
    }

    /// <summary>One prompt with all there is of it; null when there is none of that name.</summary>
    public async Task<PromptSheet?> SheetAsync(string name, CancellationToken cancellationToken)
    {
        if (files.All.FirstOrDefault(file => file.Name == name) is not { } shipped)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var changes = await ChangesAsync(db, name, cancellationToken);
        var trials = await db.Set<PromptTrial>().AsNoTracking()
            .Where(trial => db.Set<PromptVersion>().Any(version => version.Id == trial.VersionId && version.Prompt == name))
            .OrderByDescending(trial => trial.At).ToListAsync(cancellationToken);
        var versions = await (
            from version in db.Set<PromptVersion>().AsNoTracking()
            join person in db.Set<Person>() on version.By equals person.Id into people
            from writer in people.DefaultIfEmpty()
            where version.Prompt == name
            orderby version.Number descending
            select new { Version = version, Name = writer == null ? null : writer.Name }).ToListAsync(cancellationToken);
        return new PromptSheet(
            new PromptRow(shipped, library.Find(name), changes.Count == 0 ? null : changes[0]),
            [.. versions.Select(one => new PromptVersionLine(one.Version, one.Name, [.. trials.Where(trial => trial.VersionId == one.Version.Id)]))],
            changes);
    }

    /// <summary>What was in force when, the latest first.</summary>
    private static async Task<IReadOnlyList<PromptChangeLine>> ChangesAsync(CongressDb db, string? prompt, CancellationToken cancellationToken)
    {
        var lines = await (
            from change in db.Set<PromptChange>().AsNoTracking()
            join person in db.Set<Person>() on change.By equals person.Id into people
            from writer in people.DefaultIfEmpty()
            join version in db.Set<PromptVersion>() on change.VersionId equals version.Id into versions
            from version in versions.DefaultIfEmpty()
            where prompt == null || change.Prompt == prompt
            orderby change.Number descending
            select new { Change = change, Number = version == null ? (int?)null : version.Number, Name = writer == null ? null : writer.Name }).ToListAsync(cancellationToken);
        return [.. lines.Select(line => new PromptChangeLine(line.Change, line.Number, line.Name))];
    }
}

/// <param name="InForce">What the model is asked with.</param>
/// <param name="Last">What was done last; null while it has always been the file.</param>
public sealed record PromptRow(PromptFile Shipped, PromptFile InForce, PromptChangeLine? Last)
{
    /// <summary>Number of the version in force; null for the file.</summary>
    public int? Number => Last?.Number;

    /// <summary>The version in force was written before the installation brought another file.</summary>
    public bool IsOutdated => Number is not null && Last?.Change.FileHash != Shipped.Hash;

    /// <summary>The version in force cannot be read by this program, and the file stands in for it.</summary>
    public bool IsUnreadable => Number is not null && InForce.Hash == Shipped.Hash;
}

/// <param name="Versions">The latest first.</param>
/// <param name="Changes">The latest first.</param>
public sealed record PromptSheet(PromptRow Row, IReadOnlyList<PromptVersionLine> Versions, IReadOnlyList<PromptChangeLine> Changes);

/// <param name="By">Null when they have left no name.</param>
/// <param name="Trials">The latest first.</param>
public sealed record PromptVersionLine(PromptVersion Version, string? By, IReadOnlyList<PromptTrial> Trials)
{
    public bool IsTried => Trials.Any(trial => trial.State == TrialState.Done);
}

/// <param name="Number">Of the version put in force; null for the file.</param>
public sealed record PromptChangeLine(PromptChange Change, int? Number, string? By);
