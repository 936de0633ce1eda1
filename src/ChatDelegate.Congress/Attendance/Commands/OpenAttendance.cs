using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>
/// <c>attendance.open</c>: 签到. A delegate is checked in; a supervisor sees the meetings to sit in on; a convenor comes to the desk of
/// their meeting. Buttons say more: <c>me</c> is <c>in</c>, <c>out</c>, <c>approve</c> or <c>refuse</c>.
/// </summary>
internal sealed class OpenAttendance(MeetingBoard board, PersonalCheckIn personal, RulesFile rules, LeaveSteps leaves, ILogger<OpenAttendance> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new(
        "attendance.open", new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("leave", ValueType.Text, Required: false), new CommandInput("me", ValueType.Text, Required: false));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Delegate, ParticipantLookup.Convenor, ParticipantLookup.Supervisor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (context.IdInput("leave") is { } leave)
        {
            return await LeaveAsync(context, leave, cancellationToken);
        }

        var me = context.TextInput("me");
        var meeting = await context.MeetingAsync(cancellationToken);
        if (meeting is not null && await context.LeadsAsync(meeting, cancellationToken))
        {
            return await ConvenorAsync(context, meeting, me, cancellationToken);
        }

        if (me is null && context.Participant.Roles.Contains(ParticipantLookup.Supervisor) && await PersonalCheckIn.SupervisedAsync(context, cancellationToken) is { } supervised)
        {
            return supervised with { Ends = true };
        }

        return await OwnAsync(context, meeting, me, cancellationToken) with { Ends = true };
    }

    private async Task<CommandResult> ConvenorAsync(CommandContext context, GroupMeeting meeting, string? me, CancellationToken cancellationToken)
    {
        if (me is null)
        {
            return await board.ShowAsync(context, meeting, cancellationToken);
        }

        var own = await OwnAsync(context, meeting, me, cancellationToken);
        return own with { Values = MeetingBoard.About(meeting) };
    }

    private async Task<CommandResult> OwnAsync(CommandContext context, GroupMeeting? meeting, string? me, CancellationToken cancellationToken)
    {
        if (meeting is null)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        var (error, reply) = me == "out" ? await PersonalCheckIn.OutAsync(context, meeting, cancellationToken) : await personal.InAsync(context, meeting, cancellationToken);
        return error is { } why ? Refuse(context, why, meeting) : CommandResult.Said([.. reply]);
    }

    private async Task<CommandResult> LeaveAsync(CommandContext context, Guid id, CancellationToken cancellationToken)
    {
        var found = await (
            from request in context.Db.Set<LeaveRequest>().AsNoTracking()
            join meeting in context.Db.Set<GroupMeeting>().AsNoTracking() on request.MeetingId equals meeting.Id
            join person in context.Db.Set<Person>() on request.PersonId equals person.Id
            where request.Id == id && meeting.BodyId == context.Participant.CongressId
            select new { request, meeting, person.Name }).FirstOrDefaultAsync(cancellationToken);
        if (found is null || !await context.LeadsAsync(found.meeting, cancellationToken))
        {
            return Refuse(context, found is null ? AttendanceError.Missing : AttendanceError.OtherGroup) with { Ends = true };
        }

        switch (context.TextInput("me"))
        {
            case "approve":
                return await leaves.DecideAsync(context.Session, context.Participant, id, approve: true, null, context.Notices(), context.Zone, context.Now, cancellationToken) is { } error
                    ? Refuse(context, error, found.meeting) with { Values = MeetingBoard.About(found.meeting) }
                    : CommandResult.Said(Reply.Of(Decided(context, found.request, found.Name))) with { Values = MeetingBoard.About(found.meeting) };
            case "refuse" when found.request.State == LeaveState.Asked:
                return CommandResult.Said(Reply.Of(context.Text("attendance.leave.why", ("name", found.Name)))) with
                {
                    Values = new Dictionary<string, Value>(MeetingBoard.About(found.meeting)) { ["refusing"] = id.ToString() },
                };
            default:
                return found.request.State == LeaveState.Asked
                    ? CommandResult.Said(Reply.Of(context.Notices().LeaveCard(found.request, found.meeting, found.Name, rules.Rules, context.Zone, context.Locale))) with { Values = MeetingBoard.About(found.meeting) }
                    : Refuse(context, AttendanceError.Decided) with { Values = MeetingBoard.About(found.meeting) };
        }
    }

    private static Card Decided(CommandContext context, LeaveRequest request, string name) => new(
        context.Text("attendance.leave.approved_for", ("name", name)), [new Paragraph(context.Text("attendance.leave.told"), ParagraphStyle.Subtle)], [], $"leave-{request.Id}");
}
