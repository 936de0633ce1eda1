using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>attendance.out</c>: 离会, of one or several, by number or name.</summary>
internal sealed class RecordLeaving(ILogger<RecordLeaving> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new("attendance.out", new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("text", ValueType.Text));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        var (held, error) = await MeetingSteps.HoldAsync(context.Session, context.Participant, meeting.Id, cancellationToken);
        if (held is null)
        {
            return Refuse(context, error ?? AttendanceError.Missing, meeting);
        }

        var named = await RollSteps.FindAsync(context.Db, meeting.GroupId, context.TextInput("text") ?? string.Empty, cancellationToken);
        if (named.Found.Count == 0 || named.Unknown.Count + named.Twofold.Count > 0)
        {
            return CommandResult.Refused("nobody", context.Text("attendance.nobody"));
        }

        foreach (var member in named.Found)
        {
            if (await RollSteps.LeaveAsync(context.Session, context.Participant, meeting.Id, member.PersonId, context.Now, cancellationToken) is { } why)
            {
                return Refuse(context, why, meeting);
            }
        }

        return CommandResult.Said(Reply.Of(context.Text("attendance.gone", ("names", string.Join(context.Text("attendance.comma"), named.Found.Select(member => member.Name))))));
    }
}
