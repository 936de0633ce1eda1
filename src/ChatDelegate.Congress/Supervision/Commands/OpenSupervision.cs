using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Commands;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Script;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Supervision.Commands;

/// <summary><c>supervision.open</c>: 督导. The meeting of the supervisor's group with its steps and what the record knows to be missing; of several, a list.</summary>
internal sealed class OpenSupervision(KnownGaps known, DeskLinks links, ILogger<OpenSupervision> logger) : DialogCommand
{
    private const string Filing = "supervision-report";

    public override CommandSpec Spec { get; } = new(
        "supervision.open", new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("chosen", ValueType.Text, Required: false), new CommandInput("file", ValueType.Text, Required: false));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Supervisor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var meeting = await MeetingAsync(context, cancellationToken);
        if (meeting is null && Named(context) is null && await context.SupervisedAsync(cancellationToken) is { Count: > 0 } today)
        {
            return List(context, today);
        }

        if (meeting is null || !await context.Db.SupervisesAsync(context.Participant.PersonId, meeting.BodyId, meeting.GroupId, cancellationToken))
        {
            return Refuse(context, meeting is null ? SupervisionError.Missing : SupervisionError.OtherGroup);
        }

        var files = context.TextInput("file") is not null;
        if (files && !meeting.HasBegun(context.Now))
        {
            return Refuse(context, SupervisionError.TooEarly);
        }

        var group = await context.Db.Set<DelegateGroup>().Where(one => one.Id == meeting.GroupId).Select(one => one.Name).FirstAsync(cancellationToken);
        var gaps = await known.ReadAsync(context.Db, meeting, context.Zone, context.Now, cancellationToken);
        return files ? File(context, meeting, group, gaps) : await ShowAsync(context, meeting, group, gaps, cancellationToken);
    }

    private CommandResult Refuse(CommandContext context, SupervisionError why)
    {
        SupervisionLog.Refused(logger, Spec.Name, why);
        return CommandResult.Refused(why.ToString(), context.Text($"supervision.refused.{why}"));
    }

    /// <summary>The one that was named; else that of the supervisor's own group.</summary>
    private static async Task<GroupMeeting?> MeetingAsync(CommandContext context, CancellationToken cancellationToken) => Named(context) is { } id
        ? await context.Db.Set<GroupMeeting>().AsNoTracking().FirstOrDefaultAsync(meeting => meeting.Id == id && meeting.BodyId == context.Participant.CongressId, cancellationToken)
        : context.Participant.GroupId is { } group ? await NearestAsync(context, group, cancellationToken) : null;

    /// <summary>What a button says goes before what the desk remembers.</summary>
    private static Guid? Named(CommandContext context) => context.IdInput("chosen") ?? context.IdInput("meeting");

    /// <summary>Today's meeting, even when it is over: its report is due today.</summary>
    private static async Task<GroupMeeting?> NearestAsync(CommandContext context, Guid group, CancellationToken cancellationToken)
    {
        var midnight = context.Now - context.Now.In(context.Zone).TimeOfDay;
        var tomorrow = midnight.AddDays(1);
        return await context.Db.Set<GroupMeeting>().AsNoTracking().Where(one => one.GroupId == group && one.Starts >= midnight && one.Starts < tomorrow).OrderByDescending(one => one.State == MeetingState.Open).ThenBy(one => one.Starts).FirstOrDefaultAsync(cancellationToken)
            ?? await AttendanceQueries.NearestMeetingAsync(context.Db, group, cancellationToken);
    }

    private static CommandResult List(CommandContext context, IReadOnlyList<(GroupMeeting Meeting, string Group)> today)
    {
        var entries = today.Select(row => new Entry(
            $"{row.Group} · {row.Meeting.TitleIn(context.Locale)}", null, context.Text($"attendance.meeting.{row.Meeting.State}"), new ButtonAction("act", "choose", Values(row.Meeting))));
        return CommandResult.Said(Reply.Of(new Card(context.Text("supervision.list_title"), [.. entries], [], "supervision-list")));
    }

    private async Task<CommandResult> ShowAsync(CommandContext context, GroupMeeting meeting, string group, IReadOnlyList<Gap> gaps, CancellationToken cancellationToken)
    {
        List<CardBlock> blocks = [new Facts([.. new AttendanceNotices(context.Phrases).Facts(meeting, context.Zone, context.Locale), new Fact(context.Text("attendance.fact.state"), context.Text($"attendance.meeting.{meeting.State}"))])];
        if (await ScriptQueries.RunOfAsync(context.Db, meeting.Id, cancellationToken) is { } run)
        {
            blocks.AddRange(StepEntries.Of(run.Steps.Select(taken => taken.Step), run.Run, context.Phrases, context.Locale, context.Zone));
        }

        var begun = meeting.HasBegun(context.Now);
        if (gaps.Count > 0 && begun)
        {
            blocks.Add(new Paragraph(context.Text("supervision.known", ("count", gaps.Count)), ParagraphStyle.Heading));
            blocks.AddRange(gaps.Select(gap => new Paragraph(Line(context, gap))));
        }

        var filed = await context.Db.Set<SupervisionReport>().AsNoTracking().Where(report => report.MeetingId == meeting.Id && report.SupervisorId == context.Participant.PersonId)
            .OrderByDescending(report => report.Number).FirstOrDefaultAsync(cancellationToken);
        blocks.Add(new Paragraph(filed is null ? context.Text("supervision.due") : context.Text("supervision.filed", ("at", context.Minute(filed.FiledAt)))));
        List<CardButton> buttons =
        [
            .. begun ? (CardButton[])[new(context.Text(filed is null ? "supervision.button.file" : "supervision.button.file_again"), new ButtonAction("act", "file", Values(meeting)), ButtonStyle.Primary)] : [],
            new(context.Text("supervision.button.refresh"), new ButtonAction("act", "choose", Values(meeting))),
        ];
        buttons.Add(await links.ButtonAsync(context, cancellationToken));
        return CommandResult.Said(Reply.Of(new Card(context.Text("supervision.title", ("group", group)), blocks, buttons, $"supervision-{meeting.Id}"))) with
        {
            Values = new Dictionary<string, Value> { ["meeting"] = meeting.Id.ToString() },
        };
    }

    /// <summary>The form, with the axes filled in where the record knows better than to ask.</summary>
    private static CommandResult File(CommandContext context, GroupMeeting meeting, string group, IReadOnlyList<Gap> gaps)
    {
        var values = new Dictionary<string, Value> { ["meeting"] = meeting.Id.ToString(), ["about"] = $"{group} · {meeting.TitleIn(context.Locale)}" };
        values["on_record"] = gaps.Count > 0 ? string.Join('\n', gaps.Select(gap => Line(context, gap))) : context.Text("supervision.none_known");
        if (gaps.Count > 0)
        {
            values["known"] = values["on_record"];
        }

        foreach (var axis in (CheckAxis[])[CheckAxis.Content, CheckAxis.Steps, CheckAxis.Procedure])
        {
            if (gaps.Any(gap => gap.Axis == axis))
            {
                values[axis.ToString().ToLowerInvariant()] = new Value.FlagValue(false);
            }
        }

        return CommandResult.Done with { Next = new StartDialog(Filing, values), Values = new Dictionary<string, Value> { ["meeting"] = meeting.Id.ToString() } };
    }

    private static string Line(CommandContext context, Gap gap) =>
        string.Create(CultureInfo.InvariantCulture, $"{context.Text($"supervision.axis.{gap.Axis}")}：{gap.Words(context.Phrases, context.Locale)}");

    private static Dictionary<string, string> Values(GroupMeeting meeting) => new() { ["meeting"] = meeting.Id.ToString() };
}
