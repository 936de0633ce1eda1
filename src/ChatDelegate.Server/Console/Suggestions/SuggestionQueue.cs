using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Suggestions;

/// <summary>The submitted suggestions of one congress, for staff. What was never submitted is the delegate's alone and not found here.</summary>
internal sealed class SuggestionQueue(IDbContextFactory<CongressDb> databases)
{
    public async Task<SuggestionRows> RowsAsync(Guid bodyId, TimeZoneInfo zone, QueueFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = Dated(Matching(db, Submitted(db, bodyId), filter), zone, filter);
        var total = await found.CountAsync(cancellationToken);
        var rows = await Ordered(db, found, filter.Order).Skip((Math.Max(filter.Page, 1) - 1) * QueueFilter.Size).Take(QueueFilter.Size)
            .Select(suggestion => new
            {
                Suggestion = suggestion,
                Author = db.Set<Person>().Where(person => person.Id == suggestion.AuthorId).Select(person => person.Name).First(),
                Group = db.Set<DelegateGroup>().Where(group => group.Id == suggestion.GroupId).Select(group => group.Name).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancellationToken);
        var shown = await ShownVersion.OfAsync(db, [.. rows.Select(row => row.Suggestion)], cancellationToken);
        return new SuggestionRows([.. rows.Select(row => Row(row.Suggestion, shown[row.Suggestion.Id], row.Author, row.Group))], total);
    }

    /// <summary>How many there are in each state.</summary>
    public async Task<IReadOnlyDictionary<SuggestionState, int>> CountsAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Submitted(db, bodyId).GroupBy(suggestion => suggestion.State).Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancellationToken);
    }

    /// <summary>When the one that waits longest was submitted; null when none waits.</summary>
    public async Task<DateTimeOffset?> OldestWaitingAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Submitted(db, bodyId).Where(suggestion => suggestion.State == SuggestionState.Submitted)
            .OrderBy(suggestion => suggestion.StateSince).Select(suggestion => (DateTimeOffset?)suggestion.StateSince).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>A delegate's submitted suggestions, newest first.</summary>
    public async Task<IReadOnlyList<SuggestionRow>> OfAuthorAsync(Guid bodyId, Guid authorId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Submitted(db, bodyId).Where(suggestion => suggestion.AuthorId == authorId)
            .OrderByDescending(suggestion => suggestion.SubmittedAt).AsNoTracking().ToListAsync(cancellationToken);
        var shown = await ShownVersion.OfAsync(db, found, cancellationToken);
        return [.. found.Select(suggestion => Row(suggestion, shown[suggestion.Id], string.Empty, null))];
    }

    internal static IQueryable<Suggestion> Submitted(CongressDb db, Guid bodyId) =>
        db.Set<Suggestion>().Where(suggestion => suggestion.BodyId == bodyId && suggestion.Sequence != null);

    private static IQueryable<Suggestion> Matching(CongressDb db, IQueryable<Suggestion> found, QueueFilter filter)
    {
        found = filter.State is { } state ? found.Where(suggestion => suggestion.State == state) : found;
        found = filter.GroupId is { } group ? found.Where(suggestion => suggestion.GroupId == group) : found;
        found = filter.Category is { Length: > 0 } category ? found.Where(suggestion => suggestion.Category == category) : found;
        if (filter.Number is { } number)
        {
            return found.Where(suggestion => suggestion.Year == number.Year && suggestion.Sequence == number.Sequence);
        }

        return filter.Text is not { Length: > 0 } text ? found : found.Where(suggestion =>
            suggestion.Title.Contains(text)
            || db.Set<Person>().Any(person => person.Id == suggestion.AuthorId && person.Name.Contains(text))
            || db.Set<SuggestionVersion>().Any(version => version.SuggestionId == suggestion.Id && version.N == suggestion.Version && version.Sentences.Contains(text)));
    }

    private static IQueryable<Suggestion> Dated(IQueryable<Suggestion> found, TimeZoneInfo zone, QueueFilter filter)
    {
        if (filter.From is { } from)
        {
            var start = LocalDay.Start(from, zone);
            found = found.Where(suggestion => suggestion.SubmittedAt >= start);
        }

        if (filter.To is { } to)
        {
            var end = LocalDay.Start(to.AddDays(1), zone);
            found = found.Where(suggestion => suggestion.SubmittedAt < end);
        }

        return found;
    }

    private static IQueryable<Suggestion> Ordered(CongressDb db, IQueryable<Suggestion> found, QueueOrder order) => order switch
    {
        QueueOrder.Waiting => found.OrderBy(suggestion => suggestion.StateSince).ThenBy(suggestion => suggestion.Id),
        QueueOrder.Newest => found.OrderByDescending(suggestion => suggestion.SubmittedAt).ThenByDescending(suggestion => suggestion.Id),
        QueueOrder.Number => found.OrderBy(suggestion => suggestion.Year).ThenBy(suggestion => suggestion.Sequence),
        QueueOrder.Group => found.OrderBy(suggestion => db.Set<DelegateGroup>().Where(group => group.Id == suggestion.GroupId).Select(group => group.Number).FirstOrDefault())
            .ThenBy(suggestion => suggestion.StateSince),
    };

    private static SuggestionRow Row(Suggestion suggestion, SuggestionVersion shown, string author, string? group) => new(
        suggestion.Id, suggestion.Number ?? string.Empty, shown.Title, shown.Category, suggestion.AuthorId, author, group, suggestion.State,
        suggestion.SubmittedAt ?? suggestion.StateSince, suggestion.StateSince, MachineShare.Of(shown.Text));
}
