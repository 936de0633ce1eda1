using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Script;

/// <summary>What there is to read now, for the chat and for pages.</summary>
public sealed class ScriptReading(ScriptBook book, RulesFile rules)
{
    /// <summary>Where the run of a meeting stands; null when it has not begun, or cannot be read.</summary>
    /// <param name="look">A line from before to look at, by its place among all lines.</param>
    public async Task<RunView?> ViewAsync(CongressDb db, GroupMeeting meeting, int? look, PhraseBook phrases, string locale, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(meeting);
        if (await db.Set<ScriptRun>().AsNoTracking().FirstOrDefaultAsync(one => one.MeetingId == meeting.Id, cancellationToken) is not { } run
            || await book.ReadAsync(db, run.VersionId, cancellationToken) is not { } script || script.PartOf(meeting.Stage) is not { } part || part.Steps.Count != run.Steps)
        {
            return null;
        }

        var rows = await db.Set<RunStep>().AsNoTracking().Where(row => row.RunId == run.Id).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        List<(int Step, int Line)> places = [.. part.Steps.SelectMany((step, index) => step.Lines.Select((_, line) => (index + 1, line)))];
        var here = places.IndexOf((run.Step, run.Line));
        var at = Math.Clamp(look ?? here, 0, Math.Max(here, run.ReturnTo is { } back ? places.IndexOf((back, 0)) : 0));
        var (number, line) = places[at];
        var step = part.Steps[number - 1];
        var facts = await LineFacts.ReadAsync(db, meeting, rules.Rules, phrases, locale, zone, cancellationToken);
        return new RunView(
            run, rows, step.TitleIn(locale), number, line + 1, step.Lines.Count, Placeholders.Fill(step.Lines[line].In(locale), facts),
            step.Act, rows[number - 1].ActedAt is not null, NextOf(run, rows[run.Step - 1], part.Steps[run.Step - 1]), at != here)
        {
            Place = at,
            Status = script.StatusIn(locale),
            NextTitle = part.Steps.ElementAtOrDefault((run.ReturnTo ?? run.Step + 1) - 1)?.TitleIn(locale),
        };
    }

    private static NextMove NextOf(ScriptRun run, RunStep row, ScriptedStep current) => run.IsOver ? NextMove.None
        : run.Line < current.Lines.Count - 1 ? NextMove.Line
        : current.Act is not null && row.ActedAt is null ? NextMove.Act
        : run.Step == run.Steps && run.ReturnTo is null ? NextMove.End
        : NextMove.Step;
}
