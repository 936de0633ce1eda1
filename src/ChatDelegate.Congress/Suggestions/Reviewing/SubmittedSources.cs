using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Reviewing;

/// <summary>The notes that delegates handed in behind their suggestions, and the photos that came with them; no other note is shown to staff.</summary>
public sealed class SubmittedSources(IDbContextFactory<CongressDb> contexts)
{
    private static readonly SuggestionState[] Hidden = [SuggestionState.Draft, SuggestionState.Withdrawn];

    /// <summary>A page of submitted notes, newest first.</summary>
    public async Task<SubmittedNotePage> NotesAsync(Participant staff, SubmittedNoteFilter filter, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return new SubmittedNotePage([], 0);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from source in db.Set<SuggestionSource>()
            join suggestion in db.Set<Suggestion>() on source.SuggestionId equals suggestion.Id
            join author in db.Set<Person>() on suggestion.AuthorId equals author.Id
            where source.Kind == SourceKind.Note && suggestion.BodyId == staff.CongressId && !Hidden.Contains(suggestion.State)
            select new { source, suggestion, author };
        if (filter.AuthorId is { } authorId)
        {
            rows = rows.Where(row => row.suggestion.AuthorId == authorId);
        }

        foreach (var word in filter.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            rows = rows.Where(row => row.source.Text.Contains(word) || row.author.Name.Contains(word));
        }

        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.source.At).ThenByDescending(row => row.source.Id)
            .Skip((Math.Max(filter.Page, 1) - 1) * filter.Size).Take(filter.Size).AsNoTracking().ToListAsync(cancellationToken);
        return new SubmittedNotePage([.. page.Select(row => new SubmittedNoteRow(row.source, row.suggestion.Id, row.suggestion.Number ?? string.Empty, row.author.Name))], total);
    }

    /// <summary>Whether a stored file belongs to an opinion or a submitted source of the staff's congress.</summary>
    public async Task<bool> MayOpenFileAsync(Participant staff, Guid fileId, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return false;
        }

        var id = fileId.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<Opinion>().AnyAsync(opinion => opinion.BodyId == staff.CongressId && opinion.Photos.Contains(id), cancellationToken)
            || await db.Set<SuggestionSource>().Join(db.Set<Suggestion>(), source => source.SuggestionId, suggestion => suggestion.Id, (source, suggestion) => new { source, suggestion })
                .AnyAsync(row => row.suggestion.BodyId == staff.CongressId && !Hidden.Contains(row.suggestion.State) && row.source.Photos.Contains(id), cancellationToken);
    }
}

/// <param name="Page">From 1.</param>
public sealed record SubmittedNoteFilter(string? Text = null, Guid? AuthorId = null, int Page = 1, int Size = 20);

/// <param name="Total">Over all pages.</param>
public sealed record SubmittedNotePage(IReadOnlyList<SubmittedNoteRow> Rows, int Total);

public sealed record SubmittedNoteRow(SuggestionSource Source, Guid SuggestionId, string SuggestionNumber, string Author);
