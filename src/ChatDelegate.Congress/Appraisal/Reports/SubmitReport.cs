using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.submit</c>: gives the report to group and staff (提交述职). Again after a change, until the rating stands on it.</summary>
internal sealed class SubmitReport(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.submit");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, paragraphs) = await OwnAsync(context, week, cancellationToken);
        if (await ReportRules.OfSubmittingAsync(context.Db, week, report, paragraphs, cancellationToken) is { } fault)
        {
            return Refused(context, fault);
        }

        report.Submit(context.Now);
        return await ShowAsync(context, week, report, paragraphs, cancellationToken, context.Text("report.submitted"));
    }
}
