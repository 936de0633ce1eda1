using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>A command about meetings of groups. What it may reach, the steps themselves check; what they refuse is said in words and logged.</summary>
internal abstract class AttendanceCommand(ILogger logger) : DialogCommand
{
    /// <summary>Those who lead a group; which one, the roster says.</summary>
    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor];

    protected CommandResult Refuse(CommandContext context, AttendanceError error, GroupMeeting? meeting = null)
    {
        AttendanceLog.Refused(logger, Spec.Name, error);
        return CommandResult.Refused(error.ToString(), context.Text(
            $"attendance.refused.{error}",
            ("meeting", meeting?.TitleIn(context.Locale) ?? context.Text("attendance.the_meeting")), ("at", meeting is null ? string.Empty : context.Minute(meeting.Starts))));
    }
}
