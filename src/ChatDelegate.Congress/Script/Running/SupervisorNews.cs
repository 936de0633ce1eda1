using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script.Running;

/// <summary>The group's supervisors (督导员) see each step as it is taken: one card a meeting, which keeps up.</summary>
internal static class SupervisorNews
{
    /// <param name="inPlace">Changes the card that stands in their chat, and says nothing where there is none.</param>
    public static async Task TellAsync(Acting acting, ScriptRun run, GroupMeeting meeting, bool inPlace, CancellationToken cancellationToken)
    {
        var supervisors = await acting.Db.Set<Appointment>()
            .Where(work => work.BodyId == run.BodyId && work.GroupId == run.GroupId && work.Role == AppointmentRole.Supervisor && work.EndedAt == null)
            .Select(work => work.PersonId).ToListAsync(cancellationToken);
        if (supervisors.Count == 0)
        {
            return;
        }

        var group = await acting.Db.Set<DelegateGroup>().Where(one => one.Id == run.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        var rows = acting.Db.Set<RunStep>().Local.Where(row => row.RunId == run.Id).OrderBy(row => row.Number).ToList();
        acting.Db.AddRange(Notice.ForEach(supervisors, "script.tick", acting.Now, locale => [Reply.Of(Draw(locale) with { InPlace = inPlace })]));

        Card Draw(string locale) => new(
            acting.Phrases(locale, "script.tick_title", ("group", group), ("meeting", meeting.TitleIn(locale))),
            [.. StepEntries.Of(rows, run, acting.Phrases, locale, acting.Zone)],
            [new CardButton(acting.Phrases(locale, "supervision.button.open"), new ButtonAction("start", "supervision", new Dictionary<string, string> { ["meeting"] = meeting.Id.ToString() }))],
            $"script-ticks-{run.Id}");
    }
}
