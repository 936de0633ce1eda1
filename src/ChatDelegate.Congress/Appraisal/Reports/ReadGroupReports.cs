using System.Globalization;
using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.group</c>: who of one's group has submitted a report (本组述职); with <c>n</c>, that one to read. From the day of appraisal on.</summary>
internal sealed class ReadGroupReports(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.group", new CommandInput("n", ValueType.Number, Required: false));

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        if (context.Participant.GroupId is not { } groupId || !await SelfReports.AreOpenAsync(context.Db, week, groupId, context.Now, context.Zone, cancellationToken))
        {
            return CommandResult.Refused("not_yet", context.Text(context.Participant.GroupId is null ? "report.no_group" : "report.not_yet"));
        }

        var reports = await SelfReports.SubmittedAsync(context.Db, week.Id, groupId, cancellationToken);
        if (reports.Count == 0)
        {
            return CommandResult.Said(Reply.Of(context.Text("report.none")));
        }

        if (context.NumberInput("n") is not { } n)
        {
            return CommandResult.Said(Reply.Of(new Card(
                context.Text("report.group_title"),
                [.. reports.Select((one, i) => (CardBlock)new Entry(one.Name, Ordinal(i), null, new ButtonAction("act", "read", new Dictionary<string, string> { ["n"] = Ordinal(i) }))),
                    new Paragraph(context.Text("report.group_hint"), ParagraphStyle.Subtle)],
                [], $"reports-{groupId}")));
        }

        return n < 1 || n > reports.Count
            ? CommandResult.Refused("no_report", context.Text("report.no_report", ("count", reports.Count)))
            : CommandResult.Said(Reply.Of(new Card(
                context.Text("report.of", ("name", reports[n - 1].Name)), [.. reports[n - 1].Version.Paragraphs.Select(one => new Paragraph(one.Text))], [], $"report-{reports[n - 1].Report.Id}")));
    }

    private static string Ordinal(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
