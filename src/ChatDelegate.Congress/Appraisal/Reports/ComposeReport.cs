using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.compose</c>: a new version from what the record holds now (重新整理); the delegate's own paragraphs stay below it.</summary>
internal sealed class ComposeReport : ReportCommand
{
    public override CommandSpec Spec { get; } = new("report.compose");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, before) = await OwnAsync(context, week, cancellationToken);
        var facts = await ReportFacts.ReadAsync(context.Db, week.BodyId, context.Participant.PersonId, week.Year, context.Zone, cancellationToken);
        List<ReportParagraph> paragraphs = [.. ReportDraft.Compose(facts, week.Year, context.Phrases, context.Locale), .. before.Where(paragraph => paragraph.Own)];
        context.Db.Add(report.Write(paragraphs, context.Now));
        return Show(context, week, report, paragraphs);
    }
}
