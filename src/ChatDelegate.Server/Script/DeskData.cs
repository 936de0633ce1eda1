using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Congress.Supervision;
using ChatDelegate.Server.Attendance;
using ChatDelegate.Server.Hosting;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Script;

/// <summary>What the desk shows: the same as the card in chat, and the same for a supervisor without the buttons.</summary>
internal sealed class DeskData(IDbContextFactory<CongressDb> databases, DeskPeople people, ScriptReading reading, RulesFile rules, SupervisionGaps gaps, PhraseBook phrases, CongressZone zone)
{
    public async Task<IResult> ShowAsync(HttpContext http, int? look, CancellationToken cancellationToken)
    {
        var locale = PhonePage.Language(http);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (person, refusal) = await people.FindAsync(db, http, cancellationToken);
        if (person is null)
        {
            return refusal ?? Results.NotFound();
        }

        return await AttendanceQueries.NearestMeetingAsync(db, person.GroupId, cancellationToken) is { } meeting
            ? Results.Ok(await ViewAsync(db, person, meeting, look, locale, cancellationToken))
            : Results.Problem(phrases(locale, "script.page.no_meeting"), statusCode: StatusCodes.Status404NotFound);
    }

    private async Task<DeskView> ViewAsync(CongressDb db, DeskPerson person, GroupMeeting meeting, int? look, string locale, CancellationToken cancellationToken)
    {
        var group = await db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        var view = await reading.ViewAsync(db, meeting, look, phrases, locale, zone.Value, cancellationToken);
        var known = person.Leads || meeting.State == MeetingState.Planned ? [] : await gaps.ReadAsync(db, meeting, locale, zone.Value, cancellationToken);
        string Say(string key) => phrases(locale, key);
        return new DeskView(
            meeting.Id, group, meeting.TitleIn(locale), $"{MeetingScreen.At(meeting.Starts, zone)} · {(meeting.Place.Length > 0 ? meeting.Place : Say("attendance.no_place"))}", person.Leads,
            await FactsAsync(db, meeting, view, locale, cancellationToken), view is { Run.IsOver: false } or { IsLooking: true } ? Line(view, locale) : null, view?.Run.Move,
            [.. view?.Steps.Select(step => Step(step, view.Run, locale)) ?? []], person.Leads ? Buttons(view, meeting, locale) : [], known,
            new DeskWords(
                Say("script.page.steps"), Say("script.page.known"), Say("script.button.look"), Say("script.button.read"), Say("script.page.reason"), Say("script.page.cancel"), Say("script.page.go"), Say("script.page.repeat"), view is null ? Say("script.page.updates") : phrases(locale, "script.page.status", ("status", view.Status))));
    }

    private async Task<IReadOnlyList<DeskFact>> FactsAsync(CongressDb db, GroupMeeting meeting, RunView? view, string locale, CancellationToken cancellationToken)
    {
        var figures = await AttendanceQueries.FiguresAsync(db, meeting, rules.Rules, cancellationToken);
        List<DeskFact> facts = [new(phrases(locale, "script.page.arrived"), $"{figures.InRoom}/{figures.Members}")];
        if (meeting.Stage == PlanStage.Decide && await GroupBallot.ReadAsync(db, meeting.WeekId, meeting.GroupId, cancellationToken) is { } ballot)
        {
            facts.Add(new DeskFact(phrases(locale, "script.page.voted"), $"{ballot.Voted}/{ballot.Entitled}"));
        }

        facts.Add(new DeskFact(phrases(locale, "script.page.step"), view is null ? "—" : view.Run.IsOver ? phrases(locale, "script.over") : $"{view.Run.Step}/{view.Run.Steps}"));
        return facts;
    }

    private DeskLine Line(RunView view, string locale)
    {
        var where = phrases(locale, "script.line", ("line", view.Line), ("lines", view.Lines));
        return new DeskLine(
            phrases(locale, "script.line_title", ("step", view.Step), ("steps", view.Run.Steps), ("title", view.Title)), view.Text,
            view.IsLooking ? phrases(locale, "script.looking", ("where", where)) : where, view.Place, view.IsLooking);
    }

    private DeskStep Step(RunStep step, ScriptRun run, string locale)
    {
        var here = !run.IsOver && step.Number == run.Step;
        var note = StepEntries.Note(step, here, phrases, locale, zone.Value) ?? string.Empty;
        return new DeskStep(step.Number, step.TitleIn(locale), StepEntries.Mark(step, here), note, !run.IsOver && step.Number <= (run.ReturnTo ?? run.Step));
    }

    private IReadOnlyList<DeskButton> Buttons(RunView? view, GroupMeeting meeting, string locale)
    {
        if (view is null)
        {
            return meeting.State == MeetingState.Ended ? [] : [new DeskButton("start", phrases(locale, "script.button.start"), Primary: true, null, Reason: false)];
        }

        var skip = new DeskButton("skip", phrases(locale, "script.button.skip"), Primary: false, null, Reason: true);
        var again = view is { Acted: true, Act: StepAct.Prompt or StepAct.Roll, Next: NextMove.Step or NextMove.End } ? (DeskButton[])[new("act", phrases(locale, $"script.act_again.{view.Act}"), Primary: false, null, Reason: false)] : [];
        return view.Next switch
        {
            NextMove.None => [],
            NextMove.Act => [new DeskButton("act", phrases(locale, $"script.act.{view.Act}"), Primary: true, view.Act is StepAct.CloseBallot or StepAct.EndMeeting ? phrases(locale, "script.page.sure") : null, Reason: false), skip],
            NextMove.Line or NextMove.Step or NextMove.End => [new DeskButton("next", phrases(locale, $"script.button.next_{view.Next}"), Primary: true, null, Reason: false), .. again, skip],
        };
    }
}
