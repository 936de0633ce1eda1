using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>leave.ask</c>: 请假, an exception with a reason that somebody decides.</summary>
internal sealed class AskLeave(LeaveSteps steps, ILogger<AskLeave> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new("leave.ask", new("meeting", ValueType.Text), new("reason", ValueType.Text));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Delegate];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        return await steps.AskAsync(context.Session, context.Participant, meeting.Id, context.TextInput("reason")?.Trim() ?? string.Empty, context.Notices(), context.Zone, context.Now, cancellationToken) is { } error
            ? Refuse(context, error, meeting)
            : CommandResult.Done;
    }
}
