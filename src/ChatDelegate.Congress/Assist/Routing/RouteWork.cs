using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Routing;

/// <summary>Asks a model which dialog was meant and, if it is sure and the person has said nothing since, offers that one as a button. It starts nothing.</summary>
internal sealed class RouteWork(ModelAtHand model, PhraseBook phrases, TimeProvider time) : AssistWork
{
    /// <summary>An offer that comes later answers nothing any more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(3);

    public override AssistKind Kind => AssistKind.Route;

    public override async Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken)
    {
        if (JsonColumn.Read<RouteInput>(job.Input) is not { Dialogs.Count: > 0 } input || time.GetUtcNow() - job.At > Fresh)
        {
            return AssistOutcome.Nothing;
        }

        var routed = await new IntentRouter(model.Prompts).RouteAsync(input.Text, input.Dialogs, new Asker(job.PersonId.ToString(), job.Id.ToString()), cancellationToken);
        var meant = input.Dialogs.FirstOrDefault(dialog => dialog.Id == routed.Dialog);
        return new AssistOutcome(routed.Mark, meant is null ? null : async (session, now, cancel) =>
        {
            if (now - job.At <= Fresh && !await HasMovedOnAsync(session.Db, job, cancel))
            {
                session.Db.Add(Offer(job.PersonId, meant, input.Locale, now));
            }
        });
    }

    /// <summary>Whether the person was heard from since, here or on another channel.</summary>
    private static Task<bool> HasMovedOnAsync(CongressDb db, AssistJob job, CancellationToken cancellationToken) =>
        db.Set<Conversation>().AnyAsync(talk => talk.PersonId == job.PersonId && talk.HeardAt > job.At, cancellationToken);

    private Notice Offer(Guid personId, KnownDialog meant, string locale, DateTimeOffset now) => Notice.For(personId, "route.offered", now, language =>
    [
        Reply.Of(new Card(
            phrases(language, "route.meant", ("dialog", meant.Title)),
            language == locale && meant.About.Length > 0 ? [new Paragraph(meant.About, ParagraphStyle.Subtle)] : [],
            [new CardButton(meant.Title, new ButtonAction("start", meant.Id), ButtonStyle.Primary)])),
    ]);
}
