using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Assist;

/// <summary>Asks for other words for a speech or a report: one job at a time for each, and so many a day for a person.</summary>
internal sealed class WordingLimit(IOptions<AssistOptions> options)
{
    private static readonly AssistKind[] Wordings = [AssistKind.SpokenSpeech, AssistKind.PolishedReport];
    private static readonly AssistState[] Open = [AssistState.Waiting, AssistState.Running];

    public async Task<WordingAnswer> AskAsync(CommandContext context, AssistKind kind, Guid subject, CancellationToken cancellationToken) => await AskAsync(
        context.Session.Db, kind, context.Participant, subject, $"{kind}/{context.Call.IdempotencyKey}", context.Now, cancellationToken);

    public async Task<WordingAnswer> AskAsync(CongressDb db, AssistKind kind, Participant who, Guid subject, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var jobs = db.Set<AssistJob>();
        if (await jobs.AnyAsync(job => job.IdempotencyKey == key, cancellationToken) || await IsUnderWayAsync(db, kind, subject, cancellationToken))
        {
            return WordingAnswer.UnderWay;
        }

        var since = now.AddDays(-1);
        if (await jobs.CountAsync(job => job.PersonId == who.PersonId && Wordings.Contains(job.Kind) && job.At > since, cancellationToken) >= options.Value.WordingsPerDay)
        {
            return WordingAnswer.TooOften;
        }

        db.Add(AssistJob.For(kind, who.PersonId, who.CongressId, subject, "{}", key, now));
        return WordingAnswer.Asked;
    }

    public static Task<bool> IsUnderWayAsync(CongressDb db, AssistKind kind, Guid subject, CancellationToken cancellationToken) =>
        db.Set<AssistJob>().AnyAsync(job => job.SubjectId == subject && job.Kind == kind && Open.Contains(job.State), cancellationToken);
}

internal enum WordingAnswer
{
    Asked,
    UnderWay,
    TooOften,
}
