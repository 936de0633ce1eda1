using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>attendance.end</c>: 结束. Whoever has not come and is not excused is absent.</summary>
internal sealed class EndMeeting(MeetingBoard board, ILogger<EndMeeting> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new("attendance.end", new CommandInput("meeting", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        if (await MeetingSteps.EndAsync(context.Session, context.Participant, meeting.Id, context.Now, cancellationToken) is { } error)
        {
            return Refuse(context, error, meeting);
        }

        await context.Session.FlushAsync(cancellationToken);
        return await board.ShowAsync(context, await context.MeetingAsync(cancellationToken) ?? meeting, cancellationToken);
    }
}
