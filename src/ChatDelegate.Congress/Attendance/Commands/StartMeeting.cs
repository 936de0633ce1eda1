using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>attendance.start</c>: 开始签到. Everybody of the group gets the button.</summary>
internal sealed class StartMeeting(MeetingBoard board, ILogger<StartMeeting> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new("attendance.start", new CommandInput("meeting", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        if (await MeetingSteps.OpenAsync(context.Session, context.Participant, meeting.Id, null, context.Notices(), context.Zone, context.Now, cancellationToken) is { } error)
        {
            return Refuse(context, error, meeting);
        }

        await context.Session.FlushAsync(cancellationToken);
        return await board.ShowAsync(context, await context.MeetingAsync(cancellationToken) ?? meeting, cancellationToken);
    }
}
