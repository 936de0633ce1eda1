using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.open</c>: one's self-report (个人述职) as it stands; <c>report.compose</c> begins it anew from the record.</summary>
internal sealed class OpenReport(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.open");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, paragraphs) = await OwnAsync(context, week, cancellationToken);
        return await ShowAsync(context, week, report, paragraphs, cancellationToken);
    }
}
