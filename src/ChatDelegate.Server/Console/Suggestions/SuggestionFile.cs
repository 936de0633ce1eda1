using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>Everything staff see of one suggestion.</summary>
/// <param name="Shown">The version last submitted.</param>
/// <param name="Proposed">The version that waits for the delegate's answer.</param>
/// <param name="Versions">Oldest first, those only that staff may see.</param>
/// <param name="Sources">None once it is withdrawn: its notes are the delegate's alone again.</param>
/// <param name="Names">Of everyone who appears in it.</param>
public sealed record SuggestionFile(
    Suggestion Suggestion,
    string? Group,
    SuggestionVersion Shown,
    SuggestionVersion? Proposed,
    IReadOnlyList<SuggestionVersion> Versions,
    IReadOnlyList<SuggestionSource> Sources,
    IReadOnlyList<Review> Reviews,
    IReadOnlyList<Acceptance> Acceptances,
    IReadOnlyList<AuditEntry> Audit,
    IReadOnlyDictionary<Guid, string> Names)
{
    public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, string.Empty) : string.Empty;

    /// <summary>Null when it does not exist, was never submitted or belongs to another congress.</summary>
    internal static async Task<SuggestionFile?> ReadAsync(CongressDb db, Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        var suggestion = await SuggestionQueue.Submitted(db, bodyId).AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellationToken);
        if (suggestion is null)
        {
            return null;
        }

        var reviews = await db.Set<Review>().AsNoTracking().Where(review => review.SuggestionId == id).OrderByDescending(review => review.At).ToListAsync(cancellationToken);
        var shown = ShownVersion.NumberOf(suggestion, reviews);
        var last = Math.Max(shown, suggestion.ProposedVersion ?? 0);
        var versions = await db.Set<SuggestionVersion>().AsNoTracking().Where(version => version.SuggestionId == id && version.N <= last).OrderBy(version => version.N).ToListAsync(cancellationToken);
        var sources = suggestion.State == SuggestionState.Withdrawn ? [] : await db.Set<SuggestionSource>().AsNoTracking().Where(source => source.SuggestionId == id).OrderBy(source => source.Ordinal).ToListAsync(cancellationToken);
        var acceptances = await db.Set<Acceptance>().AsNoTracking().Where(acceptance => acceptance.SuggestionId == id && acceptance.Version <= last).OrderBy(acceptance => acceptance.At).ToListAsync(cancellationToken);
        var audit = await AuditAsync(db, [id, .. versions.Select(version => version.Id), .. reviews.Select(review => review.Id)], cancellationToken);
        return new SuggestionFile(
            suggestion,
            await db.Set<DelegateGroup>().Where(group => group.Id == suggestion.GroupId).Select(group => group.Name).FirstOrDefaultAsync(cancellationToken),
            versions.Single(version => version.N == shown),
            versions.Find(version => version.N == suggestion.ProposedVersion),
            versions,
            sources,
            reviews,
            acceptances,
            audit,
            await NamesAsync(db, [suggestion.AuthorId, .. versions.Select(version => version.WriterId), .. reviews.Select(review => review.By), .. audit.Select(entry => entry.ActorId).OfType<Guid>()], cancellationToken));
    }

    private static Task<List<AuditEntry>> AuditAsync(CongressDb db, IReadOnlyList<Guid> records, CancellationToken cancellationToken)
    {
        const int most = 30;
        string[] kinds = ["Suggestions", "SuggestionVersions", "Reviews"];
        return db.Set<AuditEntry>().AsNoTracking().Where(entry => kinds.Contains(entry.Kind) && records.Contains(entry.RecordId))
            .OrderByDescending(entry => entry.Seq).Take(most).ToListAsync(cancellationToken);
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(CongressDb db, IReadOnlyList<Guid> people, CancellationToken cancellationToken) =>
        db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
}
