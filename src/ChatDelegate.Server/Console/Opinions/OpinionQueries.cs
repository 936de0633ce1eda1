using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Flagging;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Opinions;

/// <summary>The opinions of a congress, the notes that stand behind what was submitted to it, and those that talk to the program. Other notes are their author's alone.</summary>
internal sealed class OpinionQueries(IDbContextFactory<CongressDb> databases)
{
    private const int MostFlagged = 50;

    public async Task<Found<OpinionRow>> OpinionsAsync(Guid bodyId, TimeZoneInfo zone, IntakeFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (start, end) = filter.Span(zone);
        var found = db.Set<Opinion>().Where(opinion => opinion.BodyId == bodyId && opinion.At >= start && opinion.At < end);
        found = filter.Author is { } author ? found.Where(opinion => opinion.AuthorId == author) : found;
        found = filter.State is { } state ? found.Where(opinion => opinion.State == state) : found;
        found = filter.GroupId is { } group ? found.Where(opinion => opinion.GroupId == group) : found;
        if (filter.Text is { Length: > 0 } text)
        {
            found = found.Where(opinion => opinion.Text.Contains(text) || opinion.Matter.Contains(text) || opinion.Place.Contains(text)
                || db.Set<Person>().Any(person => person.Id == opinion.AuthorId && person.Name.Contains(text)));
        }

        var rows = await found.OrderByDescending(opinion => opinion.At).ThenByDescending(opinion => opinion.Id).Skip(filter.Skip).Take(IntakeFilter.Size)
            .Select(opinion => new OpinionRow(
                opinion,
                db.Set<Person>().Where(person => person.Id == opinion.AuthorId).Select(person => person.Name).First(),
                db.Set<DelegateGroup>().Where(one => one.Id == opinion.GroupId).Select(one => one.Name).FirstOrDefault()))
            .AsNoTracking().ToListAsync(cancellationToken);
        return new Found<OpinionRow>(rows, await found.CountAsync(cancellationToken));
    }

    public async Task<OpinionRow?> OpinionAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Opinion>().AsNoTracking().Where(opinion => opinion.Id == id && opinion.BodyId == bodyId)
            .Select(opinion => new OpinionRow(
                opinion,
                db.Set<Person>().Where(person => person.Id == opinion.AuthorId).Select(person => person.Name).First(),
                db.Set<DelegateGroup>().Where(one => one.Id == opinion.GroupId).Select(one => one.Name).FirstOrDefault()))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Submitted suggestions that stand on an opinion.</summary>
    public async Task<IReadOnlyList<Suggestion>> SuggestionsOnAsync(Guid bodyId, Guid originId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Suggestion>().AsNoTracking()
            .Where(suggestion => suggestion.BodyId == bodyId && suggestion.Sequence != null
                && db.Set<SuggestionSource>().Any(source => source.SuggestionId == suggestion.Id && source.OriginId == originId))
            .OrderBy(suggestion => suggestion.Year).ThenBy(suggestion => suggestion.Sequence).ToListAsync(cancellationToken);
    }

    public async Task<Found<NoteRow>> NotesAsync(Guid bodyId, TimeZoneInfo zone, IntakeFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (start, end) = filter.Span(zone);
        var found =
            from source in db.Set<SuggestionSource>()
            join suggestion in db.Set<Suggestion>() on source.SuggestionId equals suggestion.Id
            join person in db.Set<Person>() on suggestion.AuthorId equals person.Id
            where source.Kind == SourceKind.Note && suggestion.BodyId == bodyId && suggestion.Sequence != null
                && suggestion.State != SuggestionState.Withdrawn && source.At >= start && source.At < end
            select new { source, suggestion, person.Name };
        found = filter.GroupId is { } group ? found.Where(row => row.suggestion.GroupId == group) : found;
        if (filter.Text is { Length: > 0 } text)
        {
            found = found.Where(row => row.source.Text.Contains(text) || row.Name.Contains(text) || (row.source.Place != null && row.source.Place.Contains(text)));
        }

        var rows = await found.OrderByDescending(row => row.source.At).ThenByDescending(row => row.source.Id).Skip(filter.Skip).Take(IntakeFilter.Size)
            .Select(row => new NoteRow(row.source, row.suggestion, row.Name)).AsNoTracking().ToListAsync(cancellationToken);
        return new Found<NoteRow>(rows, await found.CountAsync(cancellationToken));
    }

    /// <summary>The latest notes that talk to the program and stand in no draft.</summary>
    public async Task<IReadOnlyList<FlaggedRow>> FlaggedAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await (
            from note in db.Set<FlaggedNote>().AsNoTracking()
            join person in db.Set<Person>() on note.AuthorId equals person.Id
            where note.BodyId == bodyId
            orderby note.At descending, note.Id
            select new FlaggedRow(note, person.Name)).Take(MostFlagged).ToListAsync(cancellationToken);
    }
}
