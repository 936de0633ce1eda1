using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>Somebody's own coming and going, by the buttons in the chat.</summary>
internal sealed class PersonalCheckIn(IOptions<AttendanceOptions> options)
{
    public async Task<(AttendanceError? Error, IReadOnlyList<Reply> Said)> InAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var me = context.Participant.PersonId;
        var outcome = await CheckIn.RunAsync(context.Session, meeting.Id, me, AttendanceWay.Button, me, options.Value.Grace, context.Now, cancellationToken);
        if (outcome is not { Error: null, Record: { } record, Meeting: { } held })
        {
            return (outcome.Error, []);
        }

        var late = record.State == AttendanceState.Late;
        Fact arrived = new(context.Text("attendance.fact.arrived"), context.Text(late ? "attendance.arrived_late" : "attendance.arrived_in_time", ("at", context.Minute(record.ArrivedAt ?? context.Now))));
        return (null,
        [
            Reply.Of(new Card(
                context.Text("attendance.done_title"), [new Facts([.. context.Notices().Facts(held, context.Zone, context.Locale), arrived])],
                [new CardButton(context.Text(record.Part == AttendancePart.Supervisor ? "attendance.button.out" : "attendance.button.leave_early"), AttendanceNotices.CheckIn(held.Id, "out"))],
                AttendanceNotices.KeyOf(held.Id))),
        ]);
    }

    public static async Task<(AttendanceError? Error, IReadOnlyList<Reply> Said)> OutAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (await RollSteps.LeaveAsync(context.Session, context.Participant, meeting.Id, context.Participant.PersonId, context.Now, cancellationToken) is { } error)
        {
            return (error, []);
        }

        return (null,
        [
            Reply.Of(new Card(
                context.Text("attendance.out_title"), [new Facts([.. context.Notices().Facts(meeting, context.Zone, context.Locale), new Fact(context.Text("attendance.fact.left"), context.Minute(context.Now))])],
                [new CardButton(context.Text("attendance.button.back"), AttendanceNotices.CheckIn(meeting.Id))], AttendanceNotices.KeyOf(meeting.Id))),
        ]);
    }

    /// <summary>The meetings that a supervisor sits in on today; null when there is none.</summary>
    public static async Task<CommandResult?> SupervisedAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var meetings = await context.SupervisedAsync(cancellationToken);
        if (meetings.Count == 0)
        {
            return null;
        }

        List<Guid> ids = [.. meetings.Select(row => row.Meeting.Id)];
        var here = await context.Db.Set<AttendanceRecord>().AsNoTracking()
            .Where(record => record.PersonId == context.Participant.PersonId && ids.Contains(record.MeetingId)).ToDictionaryAsync(record => record.MeetingId, cancellationToken);
        var entries = meetings.Select(row =>
        {
            var record = here.GetValueOrDefault(row.Meeting.Id);
            var there = record is { IsPresent: true };
            var note = context.Text(
                there ? "attendance.supervisor.there" : record is { State: AttendanceState.Left } ? "attendance.supervisor.gone" : $"attendance.supervisor.{row.Meeting.State}",
                ("at", context.Minute(row.Meeting.Starts)));
            return new Entry($"{row.Group} · {row.Meeting.TitleIn(context.Locale)}", there ? "✓" : null, note, row.Meeting.State == MeetingState.Open ? AttendanceNotices.CheckIn(row.Meeting.Id, there ? "out" : "in") : null);
        });
        return CommandResult.Said(Reply.Of(new Card(context.Text("attendance.supervisor.title"), [.. entries, new Paragraph(context.Text("attendance.supervisor.hint"), ParagraphStyle.Subtle)], [], "supervised")));
    }
}
