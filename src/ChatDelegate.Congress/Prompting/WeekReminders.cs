using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Prompting;

/// <summary>
/// Reminds delegates of the activity week at its start, in its middle and at its end, in batches like prompts. One reminder a person:
/// a later one takes the place of one that has not been said yet, and its card that of the one before.
/// </summary>
public sealed class WeekReminders(IRecordStore store, IDbContextFactory<CongressDb> databases, PhraseBook phrases, QuietHours quiet, IOptions<PromptingOptions> options, TimeProvider time)
{
    private const string About = "week.reminder";

    private static readonly Actor Sender = new(null, "system", About);

    /// <summary>Sends what is due today; a day on which the server did not run is not made up for.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, quiet.Zone).DateTime;
        if (quiet.Holds(now) || TimeOnly.FromDateTime(local) < options.Value.RemindAt)
        {
            return;
        }

        var today = DateOnly.FromDateTime(local);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var weeks = await db.Set<ActivityWeek>().AsNoTracking().Where(week => week.Starts <= today && week.Ends >= today).ToListAsync(cancellationToken);
        foreach (var week in weeks)
        {
            if (MomentOf(week, today) is { } moment && !await db.Set<WeekReminder>().AnyAsync(one => one.WeekId == week.Id && one.Moment == moment && one.Done, cancellationToken))
            {
                await SendAsync(week, moment, now, cancellationToken);
            }
        }
    }

    internal static WeekMoment? MomentOf(ActivityWeek week, DateOnly today) =>
        today == week.Ends ? WeekMoment.End
        : today == week.Starts.AddDays((week.Ends.DayNumber - week.Starts.DayNumber) / 2) ? WeekMoment.Middle
        : today == week.Starts ? WeekMoment.Start : null;

    private async Task SendAsync(ActivityWeek week, WeekMoment moment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync($"reminder/{week.Id}", Sender, (session, cancel) => StepAsync(session.Db, week, moment, now, cancel), cancellationToken))
        {
        }
    }

    /// <returns>False when everybody has it.</returns>
    private async Task<bool> StepAsync(CongressDb db, ActivityWeek week, WeekMoment moment, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reminder = await db.Set<WeekReminder>().FirstOrDefaultAsync(one => one.WeekId == week.Id && one.Moment == moment, cancellationToken)
            ?? db.Add(new WeekReminder { Id = Guid.CreateVersion7(now), WeekId = week.Id, Moment = moment, At = now }).Entity;
        if (reminder.Done)
        {
            return false;
        }

        var copies = db.Set<PromptCopy>().Where(copy => copy.PromptId == reminder.Id);
        var people = await db.Set<DelegateSeat>().Where(seat => seat.BodyId == week.BodyId && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active)
            && !copies.Any(copy => copy.PersonId == seat.PersonId)).Select(seat => seat.PersonId).Distinct().OrderBy(id => id).Take(PromptRounds.Batch).ToListAsync(cancellationToken);
        await db.Set<Notice>().Where(notice => notice.About == About && notice.SaidAt == null && people.Contains(notice.PersonId)).ExecuteDeleteAsync(cancellationToken);
        var isLast = people.Count < PromptRounds.Batch;
        foreach (var person in people)
        {
            var notice = Notice.For(person, About, now, locale => [Reply.Of(CardOf(week, moment, locale))]);
            db.Add(notice);
            if (!isLast)
            {
                db.Add(new PromptCopy { PromptId = reminder.Id, PersonId = person, NoticeId = notice.Id, Round = 1, Sent = 1 });
            }
        }

        if (isLast)
        {
            await copies.ExecuteDeleteAsync(cancellationToken);
            reminder.End();
        }

        return !isLast;
    }

    private Card CardOf(ActivityWeek week, WeekMoment moment, string locale) => new(
        phrases(locale, $"programme.reminder.{moment}", ("title", week.TitleIn(locale))),
        [
            new Paragraph(phrases(locale, "programme.reminder.days", ("from", Day(week.Starts, locale)), ("to", Day(week.Ends, locale)), ("vote", Day(week.VoteDate, locale)))),
            new Paragraph(phrases(locale, $"programme.reminder.what_{moment}")),
        ],
        [new CardButton(phrases(locale, "announcement.tasks"), new ButtonAction("start", "my-tasks"), ButtonStyle.Primary)],
        $"week-{week.Id}");

    private string Day(DateOnly day, string locale) => phrases(locale, "programme.reminder.day", ("month", day.Month), ("day", day.Day));
}
