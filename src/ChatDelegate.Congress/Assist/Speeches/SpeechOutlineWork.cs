using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Drafting;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>Makes the outline of chosen suggestions and notes: notes are drafted in code, matter by matter, and the outline is made of the drafts.</summary>
internal sealed class SpeechOutlineWork(IDbContextFactory<CongressDb> contexts, SpeechNotices notices) : AssistWork
{
    public override AssistKind Kind => AssistKind.SpeechOutline;

    public override async Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken)
    {
        var wanted = JsonColumn.Read<SpeechRequest>(job.Input) ?? new SpeechRequest(SpeechBook.Shortest, [], []);
        List<Draft> drafts;
        int versions;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var suggestions = await (
                from suggestion in db.Set<Suggestion>().AsNoTracking()
                join version in db.Set<SuggestionVersion>().AsNoTracking() on new { SuggestionId = suggestion.Id, N = suggestion.Version } equals new { version.SuggestionId, version.N }
                where suggestion.AuthorId == job.PersonId && suggestion.BodyId == job.BodyId && wanted.Suggestions.Contains(suggestion.Id)
                orderby suggestion.Ordinal descending
                select version).ToListAsync(cancellationToken);
            versions = suggestions.Count;
            drafts = [.. suggestions.Select(version => version.Text.ToDraft()), .. await OfNotesAsync(db, job, wanted.Sources, cancellationToken)];
        }

        var speech = SpeechOutliner.Outline(drafts, wanted.Minutes);
        return new AssistOutcome(null, async (session, now, cancel) =>
        {
            if (!speech.Points.Any())
            {
                session.Db.Add(notices.Nothing(job.PersonId, now));
                return;
            }

            var about = new SpeechSubject(job.PersonId, job.BodyId, null, null, drafts);
            var notes = await SpeechBook.WriteAsync(session, about, speech, null, now, cancel);
            session.Db.Add(notices.Ready(notes, wanted.Sources.Count + versions, now));
        });
    }

    public override Task GiveUpAsync(RecordSession session, AssistJob job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.Db.Add(notices.Failed(job.PersonId, now));
        return Task.CompletedTask;
    }

    private static async Task<IReadOnlyList<Draft>> OfNotesAsync(CongressDb db, AssistJob job, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var notes = (await SourcePool.LoadAsync(db, job.PersonId, job.BodyId, cancellationToken))
            .Where(item => ids.Contains(item.Id) && GivenText.SaysSomething(item.Text)).Select(item => item.ToNote()).ToList();
        if (notes.Count == 0)
        {
            return [];
        }

        var choices = await DraftingChoices.ReadAsync(db, job.BodyId, cancellationToken);
        var request = new DraftingRequest(notes, choices.Units, []);
        var result = await new OfflineDrafter().DraftAsync(request, progress: null, cancellationToken);
        var usable = notes.Where(note => result.Unused.All(unused => unused.Note != note.Id || unused.Reason == UnusedReason.NoContent)).ToList();
        return result.Drafts.Count > 0 || usable.Count == 0 ? result.Drafts : [SpeechOutliner.OfNotes(GivenText.Brief(usable[0].Text), usable)];
    }
}
