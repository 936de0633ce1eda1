using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>The notes and opinions of one delegate that a suggestion can stand on: none that already went to staff in one.</summary>
internal static class SourcePool
{
    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<SourceItem>> LoadAsync(CongressDb db, Guid authorId, Guid bodyId, CancellationToken cancellationToken)
    {
        var drafted = await db.Set<SuggestionSource>()
            .Join(db.Set<Suggestion>().Where(draft => draft.AuthorId == authorId && draft.State == SuggestionState.Draft), source => source.SuggestionId, draft => draft.Id, (source, _) => source.OriginId)
            .Distinct().ToListAsync(cancellationToken);
        var inDraft = drafted.ToHashSet();
        var notes = await db.Set<Note>().AsNoTracking()
            .Where(note => note.AuthorId == authorId && note.BodyId == bodyId && note.State == NoteState.Open).ToListAsync(cancellationToken);
        var opinions = await db.Set<Opinion>().AsNoTracking()
            .Where(opinion => opinion.AuthorId == authorId && opinion.BodyId == bodyId && opinion.State == OpinionState.Reported).ToListAsync(cancellationToken);
        return
        [
            .. notes.Select(note => Of(note, inDraft)).Concat(opinions.Select(opinion => Of(opinion, inDraft)))
                .OrderByDescending(item => item.At).ThenByDescending(item => item.Id),
        ];
    }

    private static SourceItem Of(Note note, HashSet<Guid> inDraft) =>
        new(note.Id, SourceKind.Note, $"{note.Number}", note.Text, note.Place, note.Photos, note.At, inDraft.Contains(note.Id));

    private static SourceItem Of(Opinion opinion, HashSet<Guid> inDraft) =>
        new(opinion.Id, SourceKind.Opinion, opinion.Number, WordsOf(opinion), opinion.Place, opinion.Photos, opinion.At, inDraft.Contains(opinion.Id));

    /// <summary>The matter in one line, then the text, unless it says the matter already.</summary>
    private static string WordsOf(Opinion opinion) =>
        opinion.Text.StartsWith(opinion.Matter, StringComparison.Ordinal) ? opinion.Text : $"{opinion.Matter.TrimEnd('。', '.')}。{opinion.Text}";
}

/// <summary>A note or an opinion as the drafter may see it.</summary>
/// <param name="Number">第 n 条 of the notes, or the opinion's number.</param>
/// <param name="InDraft">Whether a draft already stands on it.</param>
internal sealed record SourceItem(Guid Id, SourceKind Kind, string Number, string Text, string? Place, string Photos, DateTimeOffset At, bool InDraft)
{
    public SourceNote ToNote() => new(Id.ToString(), Text, At, Place);
}
