using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>What staff see of suggestions: those of their own congress that were submitted, in the version that was.</summary>
public sealed class ReviewList(IDbContextFactory<CongressDb> contexts)
{
    /// <summary>A page of the queue; what waits for staff first, the longest waiting on top.</summary>
    public async Task<QueuePage> PageAsync(Participant staff, QueueFilter filter, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return new QueuePage([], 0);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var suggestions = Narrow(db.Set<Suggestion>().Where(suggestion => suggestion.BodyId == staff.CongressId && suggestion.Sequence != null), filter);
        var rows =
            from suggestion in suggestions
            from version in db.Set<SuggestionVersion>().Where(version => version.SuggestionId == suggestion.Id && version.N == suggestion.SubmittedVersion)
            from author in db.Set<Person>().Where(person => person.Id == suggestion.AuthorId)
            from @group in db.Set<DelegateGroup>().Where(found => found.Id == suggestion.GroupId).DefaultIfEmpty()
            select new { suggestion, version, author, @group };
        if (filter.Category is { Length: > 0 } category)
        {
            rows = rows.Where(row => row.version.Category == category);
        }

        foreach (var word in filter.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            rows = rows.Where(row => row.version.Title.Contains(word) || row.version.Sentences.Contains(word) || row.author.Name.Contains(word));
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderBy(row => row.suggestion.State != SuggestionState.Submitted).ThenBy(row => row.suggestion.StateSince).ThenBy(row => row.suggestion.Id)
            .Skip((Math.Max(filter.Page, 1) - 1) * filter.Size).Take(filter.Size)
            .Select(row => new { row.suggestion, row.version.Title, row.version.Category, Author = row.author.Name, Group = row.@group == null ? null : row.@group.Name })
            .AsNoTracking().ToListAsync(cancellationToken);
        return new QueuePage([.. page.Select(row => RowOf(row.suggestion, row.Title, row.Category, row.Author, row.Group))], total);
    }

    /// <summary>How many suggestions stand in each state; drafts are not counted.</summary>
    public async Task<IReadOnlyDictionary<SuggestionState, int>> CountsAsync(Participant staff, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return staff.Roles.Contains(ParticipantLookup.Staff)
            ? await db.Set<Suggestion>().Where(suggestion => suggestion.BodyId == staff.CongressId && suggestion.Sequence != null)
                .GroupBy(suggestion => suggestion.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken)
            : new Dictionary<SuggestionState, int>();
    }

    /// <summary>Everything of one suggestion that staff may see; null when they may not, or it does not exist.</summary>
    public async Task<SuggestionDetail?> DetailAsync(Participant staff, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var suggestion = await db.Set<Suggestion>().AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == id && found.BodyId == staff.CongressId && found.Sequence != null, cancellationToken);
        if (suggestion is null || !staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return null;
        }

        var submitted = suggestion.SubmittedVersion;
        var versions = await db.Set<SuggestionVersion>().AsNoTracking()
            .Where(version => version.SuggestionId == id && (version.N <= submitted || version.Writer == Writer.Staff)).OrderBy(version => version.N).ToListAsync(cancellationToken);
        var reviews = await db.Set<Review>().AsNoTracking().Where(review => review.SuggestionId == id).OrderBy(review => review.At).ToListAsync(cancellationToken);
        var sources = suggestion.State == SuggestionState.Withdrawn
            ? []
            : await db.Set<SuggestionSource>().AsNoTracking().Where(source => source.SuggestionId == id).OrderBy(source => source.Ordinal).ToListAsync(cancellationToken);
        var people = reviews.Select(review => review.By).Append(suggestion.AuthorId).Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var group = await db.Set<DelegateGroup>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == suggestion.GroupId, cancellationToken);
        return new SuggestionDetail(suggestion, versions.Single(version => version.N == submitted), versions, reviews, sources, names, group?.Name);
    }

    private static IQueryable<Suggestion> Narrow(IQueryable<Suggestion> suggestions, QueueFilter filter)
    {
        if (filter.State is { } state)
        {
            suggestions = suggestions.Where(suggestion => suggestion.State == state);
        }

        if (filter.GroupId is { } groupId)
        {
            suggestions = suggestions.Where(suggestion => suggestion.GroupId == groupId);
        }

        if (filter.AuthorId is { } authorId)
        {
            suggestions = suggestions.Where(suggestion => suggestion.AuthorId == authorId);
        }

        if (filter.Number?.Split('-') is [var year, var sequence] && int.TryParse(year, CultureInfo.InvariantCulture, out var y) && int.TryParse(sequence, CultureInfo.InvariantCulture, out var s))
        {
            suggestions = suggestions.Where(suggestion => suggestion.Year == y && suggestion.Sequence == s);
        }

        return suggestions;
    }

    private static QueueRow RowOf(Suggestion suggestion, string title, string category, string author, string? group) => new(
        suggestion.Id, suggestion.Number ?? string.Empty, title, category, suggestion.State, suggestion.StateSince, suggestion.SubmittedAt ?? suggestion.StateSince, suggestion.AuthorId, author, group);
}

/// <summary>Which suggestions to show.</summary>
/// <param name="Text">Words that must all stand in the title, a sentence or the delegate's name.</param>
/// <param name="Number">As people write it: 2026-0012.</param>
/// <param name="Page">From 1.</param>
public sealed record QueueFilter(
    SuggestionState? State = null, Guid? GroupId = null, string? Category = null, string? Text = null, Guid? AuthorId = null, string? Number = null, int Page = 1, int Size = 20);

/// <param name="Total">Over all pages.</param>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, int Total);

public sealed record QueueRow(
    Guid Id, string Number, string Title, string Category, SuggestionState State, DateTimeOffset StateSince, DateTimeOffset SubmittedAt, Guid AuthorId, string Author, string? Group);

/// <summary>A suggestion for staff.</summary>
/// <param name="Current">The version submitted; a decision names its number.</param>
/// <param name="Versions">All that staff may see, oldest first, their own proposals too.</param>
/// <param name="Sources">What sentences cite by <see cref="SuggestionSource.SourceId"/>; none of a suggestion taken back.</param>
/// <param name="Names">Of the author and of those who decided.</param>
public sealed record SuggestionDetail(
    Suggestion Suggestion,
    SuggestionVersion Current,
    IReadOnlyList<SuggestionVersion> Versions,
    IReadOnlyList<Review> Reviews,
    IReadOnlyList<SuggestionSource> Sources,
    IReadOnlyDictionary<Guid, string> Names,
    string? Group);
