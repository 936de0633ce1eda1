using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>
/// <c>attendance.add</c>: 补签, several at once, by number at the door or by name. Whoever is known is checked in; of the rest it says why
/// not. While the desk waits for the reason why a leave is refused, what is said is that reason.
/// </summary>
internal sealed class AddArrived(LeaveSteps leaves, MeetingBoard board, IOptions<AttendanceOptions> options, ILogger<AddArrived> logger) : AttendanceCommand(logger)
{
    public override CommandSpec Spec { get; } = new(
        "attendance.add", new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("text", ValueType.Text), new CommandInput("refusing", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting)
        {
            return Refuse(context, AttendanceError.Missing);
        }

        if (context.IdInput("refusing") is { } leave)
        {
            return await RefuseLeaveAsync(context, meeting, leave, cancellationToken);
        }

        var (held, error) = await MeetingSteps.HoldAsync(context.Session, context.Participant, meeting.Id, cancellationToken);
        if (held is null)
        {
            return Refuse(context, error ?? AttendanceError.Missing, meeting);
        }

        var named = await RollSteps.FindAsync(context.Db, meeting.GroupId, context.TextInput("text") ?? string.Empty, cancellationToken);
        if (named.Found.Count == 0)
        {
            return CommandResult.Refused("nobody", string.Join('\n', Wrong(context, named).DefaultIfEmpty(context.Text("attendance.nobody"))));
        }

        return await AddAsync(context, held, named, cancellationToken);
    }

    private async Task<CommandResult> AddAsync(CommandContext context, GroupMeeting meeting, Named named, CancellationToken cancellationToken)
    {
        var (came, before) = (new List<string>(), new List<string>());
        foreach (var member in named.Found)
        {
            var outcome = await CheckIn.RunAsync(
                context.Session, meeting.Id, member.PersonId, AttendanceWay.Convenor, context.Participant.PersonId, options.Value.Grace, context.Now, cancellationToken);
            if (outcome.Error is { } error && error != AttendanceError.Already)
            {
                return Refuse(context, error, meeting);
            }

            (outcome.Error is null ? came : before).Add(member.Name);
        }

        await context.Session.FlushAsync(cancellationToken);
        List<string> lines = [];
        if (came.Count > 0)
        {
            lines.Add(context.Text("attendance.added", ("count", came.Count), ("names", Join(context, came))));
        }

        if (before.Count > 0)
        {
            lines.Add(context.Text("attendance.added_before", ("names", Join(context, before))));
        }

        lines.AddRange(Wrong(context, named));
        return CommandResult.Said(Reply.Of(string.Join('\n', lines), context.Text("attendance.quick.missing"), context.Text("attendance.quick.board"))) with { Values = MeetingBoard.About(meeting) };
    }

    private async Task<CommandResult> RefuseLeaveAsync(CommandContext context, GroupMeeting meeting, Guid leave, CancellationToken cancellationToken)
    {
        if (await leaves.DecideAsync(context.Session, context.Participant, leave, approve: false, context.TextInput("text"), context.Notices(), context.Zone, context.Now, cancellationToken) is { } error)
        {
            return Refuse(context, error, meeting) with { Values = MeetingBoard.About(meeting) };
        }

        await context.Session.FlushAsync(cancellationToken);
        return await board.ShowAsync(context, meeting, cancellationToken, Reply.Of(context.Text("attendance.leave.told")));
    }

    private static IEnumerable<string> Wrong(CommandContext context, Named named)
    {
        if (named.Twofold.Count > 0)
        {
            yield return context.Text("attendance.twofold", ("words", Join(context, named.Twofold)));
        }

        if (named.Unknown.Count > 0)
        {
            yield return context.Text("attendance.unknown", ("words", Join(context, named.Unknown)));
        }
    }

    private static string Join(CommandContext context, IEnumerable<string> words) => string.Join(context.Text("attendance.comma"), words);
}
