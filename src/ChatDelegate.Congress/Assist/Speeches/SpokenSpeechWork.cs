using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Speeches;

/// <summary>Has an outline put into spoken words and keeps them beside it.</summary>
internal sealed class SpokenSpeechWork(IDbContextFactory<CongressDb> contexts, ModelAtHand model, SpeechNotices notices) : AssistWork
{
    public override AssistKind Kind => AssistKind.SpokenSpeech;

    public override async Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken)
    {
        SpeechNotes? outline;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            outline = await SpeechBook.Own(db, job.PersonId, job.BodyId).AsNoTracking().FirstOrDefaultAsync(one => one.Id == job.SubjectId, cancellationToken);
        }

        if (outline is null)
        {
            return AssistOutcome.Nothing;
        }

        var plain = outline.Spoken ? SpeechOutliner.Outline(outline.Base, outline.Minutes) : outline.Speech;
        var spoken = await new SpeechWriter(model.Prompts).WriteAsync(plain, new Asker(job.PersonId.ToString(), job.Id.ToString()), cancellationToken);
        if (!spoken.Speech.Points.Any(point => point.Spoken))
        {
            // Not one paragraph kept to the record: the outline is the better speech.
            return new AssistOutcome(spoken.Mark, (session, now, _) =>
            {
                session.Db.Add(notices.NoBetter(outline, now));
                return Task.CompletedTask;
            });
        }

        return new AssistOutcome(spoken.Mark, async (session, now, cancel) =>
        {
            var notes = await SpeechBook.WriteAsync(session, SpeechBook.SubjectOf(outline), spoken.Speech, spoken.Mark, now, cancel);
            session.Db.Add(notices.Spoken(notes, spoken.Refused, now));
        });
    }

    public override Task GiveUpAsync(RecordSession session, AssistJob job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.Db.Add(notices.NotSpoken(job.PersonId, job.SubjectId, now));
        return Task.CompletedTask;
    }
}
