using System.Globalization;
using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Congress.Script.Text;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary>What a convenor (召集人) sees: the desk with all that counts, and the line to read now.</summary>
internal sealed class ConvenorCard(ScriptReading reading, RulesFile rules, DeskLinks links)
{
    /// <summary>召集人台: arrived, voted, where the script is, what is next.</summary>
    public async Task<CommandResult> DeskAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var view = await reading.ViewAsync(context.Db, meeting, null, context.Phrases, context.Locale, context.Zone, cancellationToken);
        List<CardBlock> blocks = [new Facts([.. new AttendanceNotices(context.Phrases).Facts(meeting, context.Zone, context.Locale), .. await FiguresAsync(context, meeting, view, cancellationToken)])];
        if (view is not null)
        {
            blocks.AddRange(StepEntries.Of(view.Steps, view.Run, context.Phrases, context.Locale, context.Zone));
            blocks.Add(new Paragraph(context.Text("script.status", ("status", view.Status)), ParagraphStyle.Subtle));
        }

        List<CardButton> buttons = view switch
        {
            null when meeting.State == MeetingState.Ended => [],
            null => [Act(context, "start", new() { ["meeting"] = meeting.Id.ToString() }, ButtonStyle.Primary)],
            { Run.IsOver: true } => [],
            _ => [Act(context, "read", [], ButtonStyle.Primary)],
        };
        buttons.Add(new CardButton(context.Text("script.button.check_in"), new ButtonAction("start", "check-in", new Dictionary<string, string> { ["meeting"] = meeting.Id.ToString() })));
        if (meeting.Stage == Programme.PlanStage.Decide)
        {
            buttons.Add(new CardButton(context.Text("script.button.vote"), new ButtonAction("start", "vote")));
        }

        buttons.Add(await links.ButtonAsync(context, cancellationToken));
        return CommandResult.Said(Reply.Of(new Card(context.Text("script.desk_title"), blocks, buttons, $"script-desk-{meeting.Id}"))) with { Values = About(meeting, view) };
    }

    /// <summary>The line to read now, or one from before.</summary>
    /// <param name="shown">What an act has brought, above it.</param>
    public async Task<CommandResult> LineAsync(CommandContext context, GroupMeeting meeting, int? look, IReadOnlyList<CardBlock> shown, CancellationToken cancellationToken)
    {
        if (await reading.ViewAsync(context.Db, meeting, look, context.Phrases, context.Locale, context.Zone, cancellationToken) is not { } view)
        {
            return await DeskAsync(context, meeting, cancellationToken);
        }

        var card = view.Run.IsOver && !view.IsLooking ? Over(context, view, shown) : Line(context, view, shown);
        return CommandResult.Said(Reply.Of(card)) with { Values = About(meeting, view) };
    }

    /// <summary>What the desk goes on with.</summary>
    public static Dictionary<string, Value> About(GroupMeeting meeting, RunView? view) => new()
    {
        ["meeting"] = meeting.Id.ToString(),
        ["at"] = view is null ? string.Empty : Text(view.Run.Move),
        ["place"] = view is null ? string.Empty : Text(view.Place),
        ["waiting"] = string.Empty,
    };

    private async Task<IReadOnlyList<Fact>> FiguresAsync(CommandContext context, GroupMeeting meeting, RunView? view, CancellationToken cancellationToken)
    {
        var figures = await AttendanceQueries.FiguresAsync(context.Db, meeting, rules.Rules, cancellationToken);
        List<Fact> facts = [new(context.Text("script.fact.arrivals"), context.Text("script.arrivals", ("room", figures.InRoom), ("members", figures.Members), ("leave", figures.OnLeave), ("missing", figures.Missing)))];
        if (meeting.Stage == Programme.PlanStage.Decide && await GroupBallot.ReadAsync(context.Db, meeting.WeekId, meeting.GroupId, cancellationToken) is { } ballot)
        {
            facts.Add(new Fact(context.Text("script.fact.votes"), context.Text($"script.votes.{ballot.State}", ("voted", ballot.Voted), ("entitled", ballot.Entitled), ("turnout", ballot.Turnout))));
        }

        facts.Add(new Fact(context.Text("script.fact.position"), view switch
        {
            null => context.Text("script.not_begun"),
            { Run.IsOver: true } => context.Text("script.over"),
            _ => context.Text("script.position", ("step", view.Step), ("steps", view.Run.Steps), ("title", view.Title)),
        }));
        if (view is { Run.IsOver: false })
        {
            facts.Add(new Fact(context.Text("script.fact.next"), Next(context, view)));
        }

        return facts;
    }

    private static string Next(CommandContext context, RunView view) => view.Next switch
    {
        NextMove.Line => context.Text("script.next.line", ("line", view.Line + 1), ("lines", view.Lines)),
        NextMove.Act => context.Text($"script.act.{view.Act}"),
        NextMove.Step => context.Text("script.next.step", ("title", view.NextTitle ?? string.Empty)),
        NextMove.End or NextMove.None => context.Text("script.next.end"),
    };

    private static Card Line(CommandContext context, RunView view, IReadOnlyList<CardBlock> shown)
    {
        List<CardBlock> blocks = [.. shown, new Paragraph(view.Text)];
        var where = context.Text("script.line", ("line", view.Line), ("lines", view.Lines));
        blocks.Add(new Paragraph(view.IsLooking ? context.Text("script.looking", ("where", where)) : context.Text("script.then", ("where", where), ("next", Next(context, view))), ParagraphStyle.Subtle));
        List<CardButton> buttons = view.IsLooking ? [Act(context, "read", [], ButtonStyle.Primary)] : [.. Onward(context, view)];
        if (view.Place > 0)
        {
            buttons.Add(Act(context, "look", new() { ["place"] = Text(view.Place - 1) }));
        }

        buttons.Add(Act(context, "where", []));
        return new Card(context.Text("script.line_title", ("step", view.Step), ("steps", view.Run.Steps), ("title", view.Title)), blocks, buttons, $"script-line-{view.Run.Id}");
    }

    private static IEnumerable<CardButton> Onward(CommandContext context, RunView view)
    {
        var at = new Dictionary<string, string> { ["at"] = Text(view.Run.Move) };
        if (view.Next == NextMove.Act)
        {
            yield return new CardButton(
                context.Text($"script.act.{view.Act}"), new ButtonAction("act", view.Act is StepAct.CloseBallot or StepAct.EndMeeting ? "finish" : "act", at),
                view.Act is StepAct.CloseBallot or StepAct.EndMeeting ? ButtonStyle.Destructive : ButtonStyle.Primary);
            yield return Act(context, "skip", at);
        }
        else
        {
            yield return new CardButton(context.Text($"script.button.next_{view.Next}"), new ButtonAction("act", "next", at), ButtonStyle.Primary);
            if (view is { Next: NextMove.Step or NextMove.End, Acted: true, Act: StepAct.Prompt or StepAct.Roll })
            {
                yield return new CardButton(context.Text($"script.act_again.{view.Act}"), new ButtonAction("act", "act", at));
            }
        }
    }

    private static Card Over(CommandContext context, RunView view, IReadOnlyList<CardBlock> shown) => new(
        context.Text("script.over_title"),
        [.. shown, .. StepEntries.Of(view.Steps, view.Run, context.Phrases, context.Locale, context.Zone), new Paragraph(context.Text("script.over_hint"), ParagraphStyle.Subtle)],
        [], $"script-line-{view.Run.Id}");

    private static CardButton Act(CommandContext context, string action, Dictionary<string, string> values, ButtonStyle style = ButtonStyle.Normal) =>
        new(context.Text($"script.button.{action}"), new ButtonAction("act", action, values.Count == 0 ? null : values), style);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
