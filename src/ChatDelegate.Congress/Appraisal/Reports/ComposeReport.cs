using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.compose</c>: a new version from what the record holds now (重新整理); the delegate's own paragraphs stay below it.</summary>
internal sealed class ComposeReport(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.compose");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, before) = await OwnAsync(context, week, cancellationToken);
        List<ReportParagraph> paragraphs = [.. await ReportFacts.ComposeAsync(context.Db, week, context.Participant.PersonId, context.Zone, context.Phrases, context.Locale, cancellationToken), .. before.Where(paragraph => paragraph.Own)];
        context.Db.Add(report.Write(paragraphs, context.Now));
        return await ShowAsync(context, week, report, paragraphs, cancellationToken);
    }
}
