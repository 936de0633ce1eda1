using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Similar;

/// <summary>What staff see beside an opinion or a suggestion of their congress: cases like it, and what delegates marked as the same matter (同题).</summary>
public sealed class SimilarDesk
{
    private readonly IDbContextFactory<CongressDb> _contexts;
    private readonly SimilarCases _cases;

    internal SimilarDesk(IDbContextFactory<CongressDb> contexts, SimilarCases cases)
    {
        _contexts = contexts;
        _cases = cases;
    }

    /// <summary>Nothing for who is no staff, and for records of other congresses or still with their delegate.</summary>
    public async Task<SimilarView> LookAsync(Participant staff, Guid recordId, CancellationToken cancellationToken)
    {
        if (!staff.Roles.Contains(ParticipantLookup.Staff))
        {
            return SimilarView.Nothing;
        }

        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == recordId && found.BodyId == staff.CongressId, cancellationToken) is { } opinion)
        {
            return new SimilarView(await _cases.ToOpinionAsync(db, opinion, SimilarReader.Staff, cancellationToken), await MarksAsync(db, recordId, cancellationToken));
        }

        return await db.Set<Suggestion>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == recordId && found.BodyId == staff.CongressId && found.Sequence != null, cancellationToken) is { } suggestion
            ? new SimilarView(await _cases.ToSuggestionAsync(db, suggestion, SimilarReader.Staff, cancellationToken), await MarksAsync(db, recordId, cancellationToken))
            : SimilarView.Nothing;
    }

    /// <summary>Marks between this case and others that staff have too; one on a draft shows only once it was submitted.</summary>
    private static async Task<IReadOnlyList<SimilarMark>> MarksAsync(CongressDb db, Guid recordId, CancellationToken cancellationToken)
    {
        var marks = await db.Set<SameMatter>().AsNoTracking().Where(mark => mark.TakenBackAt == null && (mark.SuggestionId == recordId || mark.OtherId == recordId))
            .OrderBy(mark => mark.At).ToListAsync(cancellationToken);
        var ids = marks.ConvertAll(mark => mark.SuggestionId == recordId ? mark.OtherId : mark.SuggestionId);
        var suggestions = await db.Set<Suggestion>().AsNoTracking().Where(one => ids.Contains(one.Id) && one.SubmittedVersion != null)
            .Select(one => new { One = one, db.Set<SuggestionVersion>().First(version => version.SuggestionId == one.Id && version.N == one.SubmittedVersion).Title }).ToListAsync(cancellationToken);
        var opinions = await db.Set<Opinion>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(cancellationToken);
        var people = await db.Set<Person>().AsNoTracking().Where(person => marks.Select(mark => mark.MarkedBy).Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return
        [
            .. from mark in marks
               let other = mark.SuggestionId == recordId ? mark.OtherId : mark.SuggestionId
               let suggestion = suggestions.Find(one => one.One.Id == other)
               let opinion = opinions.Find(one => one.Id == other)
               where suggestion is not null || opinion is not null
               select new SimilarMark(
                   suggestion is null ? SimilarKind.Opinion : SimilarKind.Suggestion, other, suggestion?.Title ?? opinion?.Matter ?? string.Empty, suggestion?.One.Number ?? opinion?.Number,
                   people.GetValueOrDefault(mark.MarkedBy, string.Empty), mark.At),
        ];
    }
}

/// <param name="Marks">What delegates marked as the same matter, oldest first.</param>
public sealed record SimilarView(IReadOnlyList<SimilarCase> Cases, IReadOnlyList<SimilarMark> Marks)
{
    public static SimilarView Nothing { get; } = new([], []);
}

/// <summary>A mark (同题) as seen from one of its two ends.</summary>
/// <param name="RecordId">The other end.</param>
/// <param name="By">The delegate who marked it.</param>
public sealed record SimilarMark(SimilarKind Kind, Guid RecordId, string Title, string? Number, string By, DateTimeOffset At);
