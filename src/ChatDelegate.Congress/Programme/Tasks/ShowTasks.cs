using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme.Announcements;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary><c>tasks.show</c>: 我的任务, whatever one is; with <c>read</c>, only says that the notice of this id has been read (已读).</summary>
internal sealed class ShowTasks(TaskList tasks) : DialogCommand
{
    private const int MostOpen = 12;

    public override CommandSpec Spec { get; } = new("tasks.show", new CommandInput("read", ValueType.Text, Required: false));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Delegate, ParticipantLookup.Convenor, ParticipantLookup.Supervisor, ParticipantLookup.Staff, ParticipantLookup.Admin, ParticipantLookup.HandlingOfficer];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken) =>
        context.IdInput("read") is { } read ? await ReadAsync(context, read, cancellationToken) : await ShowAsync(context, tasks, cancellationToken);

    /// <summary>The list as it stands after what was just done.</summary>
    public static async Task<CommandResult> ShowAsync(CommandContext context, TaskList tasks, CancellationToken cancellationToken, params IReadOnlyList<Reply> before)
    {
        var today = DateOnly.FromDateTime(context.Now.In(context.Zone).DateTime);
        if (await ProgrammeQueries.CurrentWeekAsync(context.Db, context.Participant.CongressId, today, cancellationToken) is not { } week)
        {
            return CommandResult.Said(Reply.Of(context.Text("tasks.no_week"), context.Text("quick.home"))) with { Ends = true };
        }

        var lines = await tasks.LoadAsync(context.Db, context.Participant, week, cancellationToken);
        return lines.Count == 0
            ? CommandResult.Said(Reply.Of(context.Text("tasks.none"), context.Text("quick.home"))) with { Ends = true }
            : CommandResult.Said([.. before, Reply.Of(CardOf(context, week, lines, today))]);
    }

    private static async Task<CommandResult> ReadAsync(CommandContext context, Guid read, CancellationToken cancellationToken)
    {
        var copy = await context.Db.Set<AnnouncementCopy>().FirstOrDefaultAsync(one => one.AnnouncementId == read && one.PersonId == context.Participant.PersonId, cancellationToken);
        if (copy is null)
        {
            return CommandResult.Refused("missing", context.Text("announcement.missing")) with { Ends = true };
        }

        copy.Read(null, context.Now);
        var sent = await context.Db.Set<Announcement>().AsNoTracking().FirstAsync(one => one.Id == read, cancellationToken);
        return CommandResult.Said(Reply.Of(new Card(
            context.Text("announcement.title", ("title", sent.Title)),
            [new Paragraph(sent.Text), new Paragraph(context.Text("announcement.read_at", ("at", context.Minute(copy.ReadAt ?? context.Now))), ParagraphStyle.Subtle)],
            [new CardButton(context.Text("announcement.tasks"), new ButtonAction("start", "my-tasks"))], AnnouncementDesk.KeyOf(read)))) with
        {
            Ends = true,
        };
    }

    private static Card CardOf(CommandContext context, ActivityWeek week, IReadOnlyList<TaskLine> lines, DateOnly today)
    {
        var open = lines.Where(line => !line.Done).ToList();
        var days = week.VoteDate.DayNumber - today.DayNumber;
        List<CardBlock> blocks =
        [
            new Paragraph(context.Text(days > 0 ? "tasks.before_vote" : days == 0 ? "tasks.vote_today" : "tasks.after_vote", ("vote", context.Day(week.VoteDate)), ("days", days), ("ends", context.Day(week.Ends)))),
            .. open.Take(MostOpen).Select((line, index) => (CardBlock)Line(context, week, line, index + 1)),
        ];
        if (open.Count > MostOpen)
        {
            blocks.Add(new Paragraph(context.Text("tasks.more", ("count", open.Count - MostOpen)), ParagraphStyle.Subtle));
        }

        var done = lines.Where(line => line.Done).ToList();
        if (done.Count > 0)
        {
            blocks.Add(new Paragraph(context.Text("tasks.done_count", ("count", done.Count), ("titles", string.Join(context.Text("tasks.comma"), done.Select(line => line.Item.TitleIn(context.Locale))))), ParagraphStyle.Subtle));
        }

        blocks.Add(new Paragraph(context.Text(open.Count == 0 ? "tasks.all_done" : "tasks.hint"), ParagraphStyle.Subtle));
        return new Card(context.Text("tasks.title", ("week", week.TitleIn(context.Locale))), blocks, [], "my-tasks");
    }

    private static Entry Line(CommandContext context, ActivityWeek week, TaskLine line, int ordinal)
    {
        var late = line.IsOverdue(context.Now);
        var block = line.Item.Block == PlanBlock.Extra ? week.ExtraIn(context.Locale) : context.Text($"programme.block.{line.Item.Block}");
        var left = late ? context.Text("tasks.overdue") : Left(context, line.Due - context.Now);
        var note = context.Text(
            line.Meeting is null ? "tasks.line" : "tasks.meeting_line",
            ("stage", context.Text($"programme.stage.{line.Item.Stage}")), ("block", block), ("due", context.Minute(line.Due)), ("left", left),
            ("place", line.Meeting is { Place.Length: > 0 } meeting ? meeting.Place : context.Text("attendance.no_place")));
        return new Entry(line.Item.TitleIn(context.Locale), late ? $"！{ordinal.ToString(CultureInfo.InvariantCulture)}" : ordinal.ToString(CultureInfo.InvariantCulture), note, ActionOf(line));
    }

    /// <summary>What does it: the dialog that the plan names, check-in, or the word that it is done.</summary>
    private static ButtonAction? ActionOf(TaskLine line) => line switch
    {
        { Holds: true, Meeting: { } held } => new ButtonAction("start", "check-in", new Dictionary<string, string> { ["meeting"] = held.Id.ToString() }),
        { Meeting: { State: MeetingState.Open } open } => AttendanceNotices.CheckIn(open.Id),
        { Meeting: not null } => null,
        { Item.Dialog: { } dialog } => new ButtonAction("start", dialog),
        { Item.Proof: TaskProof.Mark } => new ButtonAction("act", "done", new Dictionary<string, string> { ["item"] = line.Item.Id.ToString() }),
        _ => null,
    };

    private static string Left(CommandContext context, TimeSpan left) => left switch
    {
        _ when left < TimeSpan.Zero => context.Text("tasks.under_way"),
        _ when left < TimeSpan.FromHours(1) => context.Text("tasks.left_minutes", ("n", Math.Max(1, (int)left.TotalMinutes))),
        _ when left < TimeSpan.FromDays(1) => context.Text("tasks.left_hours", ("n", (int)left.TotalHours)),
        _ => context.Text("tasks.left_days", ("n", (int)left.TotalDays)),
    };
}
