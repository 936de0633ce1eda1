using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>The notes and opinions of one delegate that a suggestion can stand on: none that already went to staff in one.</summary>
internal static class SourcePool
{
    /// <summary>Newest first.</summary>
    public static Task<IReadOnlyList<SourceItem>> LoadAsync(CongressDb db, Guid authorId, Guid bodyId, CancellationToken cancellationToken) =>
        LoadAsync(db, authorId, bodyId, [], cancellationToken);

    /// <summary>
    /// What a job drafts from, oldest first. A note that already went to staff in one of its own drafts is among it: the job that is done again after a
    /// crash must be the same one.
    /// </summary>
    public static async Task<IReadOnlyList<SourceItem>> OfAsync(CongressDb db, DraftingJob job, CancellationToken cancellationToken)
    {
        var own = await db.Set<SuggestionSource>()
            .Join(db.Set<Suggestion>().Where(draft => draft.JobId == job.Id), source => source.SuggestionId, draft => draft.Id, (source, _) => source.OriginId).Distinct().ToListAsync(cancellationToken);
        var wanted = job.SourceIds.ToHashSet();
        return [.. (await LoadAsync(db, job.PersonId, job.BodyId, own, cancellationToken)).Where(item => wanted.Contains(item.Id)).Reverse()];
    }

    private static async Task<IReadOnlyList<SourceItem>> LoadAsync(CongressDb db, Guid authorId, Guid bodyId, List<Guid> used, CancellationToken cancellationToken)
    {
        var inWork = await InWorkAsync(db, authorId, cancellationToken);
        var drafted = await db.Set<SuggestionSource>()
            .Join(db.Set<Suggestion>().Where(draft => draft.AuthorId == authorId && draft.State == SuggestionState.Draft), source => source.SuggestionId, draft => draft.Id, (source, _) => source.OriginId)
            .Distinct().ToListAsync(cancellationToken);
        var inDraft = drafted.ToHashSet();
        var notes = await db.Set<Note>().AsNoTracking()
            .Where(note => note.AuthorId == authorId && note.BodyId == bodyId && (note.State == NoteState.Open || used.Contains(note.Id))).ToListAsync(cancellationToken);
        var opinions = await db.Set<Opinion>().AsNoTracking()
            .Where(opinion => opinion.AuthorId == authorId && opinion.BodyId == bodyId && (opinion.State == OpinionState.Reported || used.Contains(opinion.Id))).ToListAsync(cancellationToken);
        return
        [
            .. notes.Select(note => Of(note, inDraft, inWork)).Concat(opinions.Select(opinion => Of(opinion, inDraft, inWork)))
                .OrderByDescending(item => item.At).ThenByDescending(item => item.Id),
        ];
    }

    /// <summary>What a request that has not ended works on: nobody wants it drafted twice.</summary>
    private static async Task<HashSet<Guid>> InWorkAsync(CongressDb db, Guid authorId, CancellationToken cancellationToken)
    {
        var jobs = await db.Set<DraftingJob>().AsNoTracking()
            .Where(job => job.PersonId == authorId && job.Kind == DraftingKind.Draft && job.StopAskedAt == null && (job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running))
            .ToListAsync(cancellationToken);
        return [.. jobs.SelectMany(job => job.SourceIds)];
    }

    private static SourceItem Of(Note note, HashSet<Guid> inDraft, HashSet<Guid> inWork) =>
        new(note.Id, SourceKind.Note, $"{note.Number}", note.Text, note.Place, note.Photos, note.At, inDraft.Contains(note.Id), inWork.Contains(note.Id));

    private static SourceItem Of(Opinion opinion, HashSet<Guid> inDraft, HashSet<Guid> inWork) =>
        new(opinion.Id, SourceKind.Opinion, opinion.Number, opinion.Words, opinion.Place, opinion.Photos, opinion.At, inDraft.Contains(opinion.Id), inWork.Contains(opinion.Id));
}

/// <summary>A note or an opinion as the drafter may see it.</summary>
/// <param name="Number">第 n 条 of the notes, or the opinion's number.</param>
/// <param name="InDraft">Whether a draft already stands on it.</param>
/// <param name="InWork">Whether drafts are being made of it just now.</param>
internal sealed record SourceItem(Guid Id, SourceKind Kind, string Number, string Text, string? Place, string Photos, DateTimeOffset At, bool InDraft, bool InWork)
{
    public SourceNote ToNote() => new(Id.ToString(), Text, At, Place);
}
