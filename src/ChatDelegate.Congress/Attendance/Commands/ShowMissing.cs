using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary><c>attendance.missing</c>: 谁没到. Each can be checked in by touch.</summary>
internal sealed class ShowMissing(RulesFile rules, ILogger<ShowMissing> logger) : AttendanceCommand(logger)
{
    private const int Most = 30;

    public override CommandSpec Spec { get; } = new("attendance.missing", new CommandInput("meeting", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await context.MeetingAsync(cancellationToken) is not { } meeting || !await context.LeadsAsync(meeting, cancellationToken))
        {
            return Refuse(context, AttendanceError.OtherGroup);
        }

        var rows = await AttendanceQueries.RowsAsync(context.Db, meeting, cancellationToken);
        var figures = AttendanceFigures.Of(rows.Count(row => row.Number is not null), rows.Where(row => row.Number is not null).Select(row => row.Record?.State).OfType<AttendanceState>(), rules.Rules);
        List<AttendanceRow> missing = [.. rows.Where(row => row.Record is null or { State: AttendanceState.Absent })];
        List<AttendanceRow> onLeave = [.. rows.Where(row => row.Record is { State: AttendanceState.OnLeave })];
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text("attendance.figures", ("members", figures.Members), ("came", figures.Came), ("late", figures.Late), ("left", figures.Left), ("leave", figures.OnLeave), ("missing", figures.Missing))),
            .. missing.Take(Most).Select(row => Line(context, meeting, row)),
        ];
        if (onLeave.Count > 0)
        {
            blocks.Add(new Paragraph(context.Text("attendance.on_leave", ("names", string.Join(context.Text("attendance.comma"), onLeave.Select(row => row.Name)))), ParagraphStyle.Subtle));
        }

        blocks.Add(new Paragraph(context.Text(missing.Count == 0 ? "attendance.all_there" : meeting.State == MeetingState.Open ? "attendance.missing_hint" : "attendance.missing_over"), ParagraphStyle.Subtle));
        return CommandResult.Said(Reply.Of(new Card(context.Text("attendance.missing_title", ("count", missing.Count)), blocks, [], $"missing-{meeting.Id}"))) with { Values = MeetingBoard.About(meeting) };
    }

    private static Entry Line(CommandContext context, GroupMeeting meeting, AttendanceRow row) => new(
        row.Name, row.Number, row.Record is null ? null : context.Text("attendance.state.Absent"),
        meeting.State == MeetingState.Open ? new ButtonAction("act", "add", new Dictionary<string, string> { ["text"] = row.Number ?? row.Name }) : null);
}
