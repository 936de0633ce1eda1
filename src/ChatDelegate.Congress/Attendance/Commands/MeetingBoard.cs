using ChatDelegate.Congress.Attendance.Leaves;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Attendance.Commands;

/// <summary>The convenor's card of a meeting (签到台): how it stands, what the figures mean, and what there is to do now.</summary>
internal sealed class MeetingBoard(RulesFile rules, Microsoft.Extensions.Options.IOptions<AttendanceOptions> options)
{
    private const string CheckInPath = "/checkin";

    public async Task<CommandResult> ShowAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken, params IReadOnlyList<Reply> before)
    {
        var figures = await AttendanceQueries.FiguresAsync(context.Db, meeting, rules.Rules, cancellationToken);
        List<CardBlock> blocks = [new Facts([.. context.Notices().Facts(meeting, context.Zone, context.Locale), .. Figures(context, meeting, figures)])];
        blocks.AddRange(await LeavesAsync(context, meeting, cancellationToken));
        blocks.AddRange(figures.Definitions(context.Phrases, context.Locale).Select(text => new Paragraph(text, ParagraphStyle.Subtle)));
        blocks.Add(new Paragraph(context.Text($"attendance.hint.{meeting.State}", ("address", options.Value.PublicAddress is null ? CheckInPath : Page(options.Value.PublicAddress))), ParagraphStyle.Subtle));
        var here = await context.Db.Set<AttendanceRecord>().AnyAsync(
            record => record.MeetingId == meeting.Id && record.PersonId == context.Participant.PersonId && (record.State == AttendanceState.Present || record.State == AttendanceState.Late), cancellationToken);
        var card = new Card(context.Text("attendance.board_title", ("meeting", meeting.TitleIn(context.Locale))), blocks, Buttons(context, meeting, here), $"board-{meeting.Id}");
        return CommandResult.Said([.. before, Reply.Of(card)]) with { Values = About(meeting) };
    }

    /// <summary>What the desk goes on with.</summary>
    public static Dictionary<string, Value> About(GroupMeeting meeting) => new() { ["meeting"] = meeting.Id.ToString(), ["refusing"] = string.Empty };

    private static IEnumerable<Fact> Figures(CommandContext context, GroupMeeting meeting, AttendanceFigures figures)
    {
        yield return new Fact(context.Text("attendance.fact.state"), context.Text($"attendance.meeting.{meeting.State}"));
        yield return new Fact(context.Text("attendance.fact.figures"), context.Text(
            "attendance.figures", ("members", figures.Members), ("came", figures.Came), ("late", figures.Late), ("left", figures.Left), ("leave", figures.OnLeave), ("missing", figures.Missing)));
        yield return new Fact(context.Text("attendance.fact.rate"), figures.RateText);
        yield return new Fact(context.Text("attendance.fact.quorum"), context.Text(
            figures.HasQuorum ? "attendance.quorum_reached" : "attendance.quorum_missed", ("room", figures.InRoom), ("needed", figures.Quorum)));
    }

    private static async Task<IReadOnlyList<CardBlock>> LeavesAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var asked = await (
            from request in context.Db.Set<LeaveRequest>().AsNoTracking()
            join person in context.Db.Set<Person>() on request.PersonId equals person.Id
            where request.MeetingId == meeting.Id && request.State == LeaveState.Asked
            orderby request.At
            select new { request.Id, request.Reason, person.Name }).ToListAsync(cancellationToken);
        return asked.Count == 0 ? [] :
        [
            new Paragraph(context.Text("attendance.leaves_waiting", ("count", asked.Count)), ParagraphStyle.Heading),
            .. asked.Select(row => new Entry(row.Name, null, row.Reason, new ButtonAction("start", "check-in", new Dictionary<string, string> { ["leave"] = row.Id.ToString() }))),
        ];
    }

    private List<CardButton> Buttons(CommandContext context, GroupMeeting meeting, bool here)
    {
        CardButton Act(string action, ButtonStyle style = ButtonStyle.Normal) => new(context.Text($"attendance.button.{action}"), new ButtonAction("act", action), style);
        List<CardButton> buttons = meeting.State switch
        {
            MeetingState.Planned => [Act("start", ButtonStyle.Primary)],
            MeetingState.Open => [Act("missing", ButtonStyle.Primary), .. here ? Array.Empty<CardButton>() : [new(context.Text("attendance.button.me"), AttendanceNotices.CheckIn(meeting.Id))], Act("end")],
            MeetingState.Ended => [Act("missing")],
        };
        if (meeting.State == MeetingState.Open && options.Value.PublicAddress is { } address)
        {
            buttons.Insert(1, new CardButton(context.Text("attendance.button.code"), new ButtonAction("open", Page(address))));
        }

        return buttons;
    }

    private static string Page(string address) => address.TrimEnd('/') + CheckInPath;
}
