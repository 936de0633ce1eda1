using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>attendance.place</c>: where the group meets.</summary>
internal sealed class NamePlace(ILogger<NamePlace> logger) : AttendanceCommand(logger)
{
    private const int Longest = 100;

    public override CommandSpec Spec { get; } = new("attendance.place", new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("text", ValueType.Text));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var place = context.TextInput("text")?.Trim() ?? string.Empty;
        if (!GivenText.SaysSomething(place) || place.Length > Longest)
        {
            return CommandResult.Refused("no_place", context.Text("attendance.place_unclear", ("max", Longest)));
        }

        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        return await MeetingSteps.MeetAtAsync(context.Session, context.Participant, meeting.Id, place, cancellationToken) is { } error
            ? Refuse(context, error, meeting)
            : CommandResult.Said(Reply.Of(context.Text("attendance.place_set", ("meeting", meeting.TitleIn(context.Locale)), ("place", place))));
    }
}
