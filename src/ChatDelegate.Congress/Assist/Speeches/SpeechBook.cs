using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using ChatDelegate.Drafting.Prompts;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>Finds the speeches of one delegate and writes new ones.</summary>
internal static class SpeechBook
{
    public const int Shortest = 3;
    public const int Longest = 5;

    public static IQueryable<SpeechNotes> Own(CongressDb db, Guid personId, Guid bodyId) => db.Set<SpeechNotes>().Where(one => one.PersonId == personId && one.BodyId == bodyId);

    /// <summary>The outline of a suggestion as it is now, for so many minutes; one that is there already serves again.</summary>
    public static async Task<SpeechNotes> OfSuggestionAsync(RecordSession session, Suggestion suggestion, int minutes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = await Own(session.Db, suggestion.AuthorId, suggestion.BodyId)
            .Where(one => one.SuggestionId == suggestion.Id && one.SuggestionVersion == suggestion.Version && one.Minutes == minutes && !one.Spoken)
            .OrderByDescending(one => one.Ordinal).FirstOrDefaultAsync(cancellationToken);
        if (kept is not null)
        {
            return kept;
        }

        var version = session.Db.Set<SuggestionVersion>().Local.FirstOrDefault(written => written.SuggestionId == suggestion.Id && written.N == suggestion.Version)
            ?? await session.Db.VersionAsync(suggestion, suggestion.Version, cancellationToken);
        var about = new SpeechSubject(suggestion.AuthorId, suggestion.BodyId, suggestion.Id, suggestion.Version, [version.Text.ToDraft()]);
        return await WriteAsync(session, about, SpeechOutliner.Outline(about.Drafts, minutes), null, now, cancellationToken);
    }

    /// <summary>The same matters for another length.</summary>
    public static async Task<SpeechNotes> AgainAsync(RecordSession session, SpeechNotes before, int minutes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = await Own(session.Db, before.PersonId, before.BodyId)
            .Where(one => one.Drafts == before.Drafts && one.Minutes == minutes && !one.Spoken).OrderByDescending(one => one.Ordinal).FirstOrDefaultAsync(cancellationToken);
        return kept ?? await WriteAsync(session, SubjectOf(before), SpeechOutliner.Outline(before.Base, minutes), null, now, cancellationToken);
    }

    public static SpeechSubject SubjectOf(SpeechNotes notes) => new(notes.PersonId, notes.BodyId, notes.SuggestionId, notes.SuggestionVersion, notes.Base);

    public static async Task<SpeechNotes> WriteAsync(RecordSession session, SpeechSubject about, Speech speech, PromptMark? mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var notes = new SpeechNotes
        {
            Id = Guid.CreateVersion7(now),
            PersonId = about.PersonId,
            BodyId = about.BodyId,
            Ordinal = await RunningNumber.NextAsync(session, $"speech/{about.BodyId}/{about.PersonId}", cancellationToken),
            SuggestionId = about.SuggestionId,
            SuggestionVersion = about.SuggestionVersion,
            Title = speech.Parts.Count > 0 ? speech.Parts[0].Title : string.Empty,
            Minutes = speech.Minutes,
            Spoken = mark is not null,
            Content = JsonColumn.Write(speech),
            Drafts = JsonColumn.Write(about.Drafts),
            Mark = mark is null ? null : JsonColumn.Write(mark),
            At = now,
        };
        session.Db.Add(notes);
        return notes;
    }
}

/// <summary>Whose speech it is, and of what.</summary>
internal sealed record SpeechSubject(Guid PersonId, Guid BodyId, Guid? SuggestionId, int? SuggestionVersion, IReadOnlyList<Draft> Drafts);
