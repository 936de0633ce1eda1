using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>Better words beside the present ones, to be taken or left.</summary>
internal static class PolishCard
{
    public static Card Of(CommandContext context, ReportPolish polish, IReadOnlyList<ReportParagraph> before)
    {
        List<CardBlock> blocks = [new Paragraph(context.Text("report.polish.by_model", ("model", polish.MadeWith?.Model ?? string.Empty)), ParagraphStyle.Subtle)];
        foreach (var change in Polishes.Changes(polish, before))
        {
            blocks.Add(new Paragraph(context.Text("report.polish.paragraph", ("n", change.N)), ParagraphStyle.Heading));
            blocks.Add(new Entry(change.Before, "−", context.Text("diff.before")));
            blocks.Add(new Entry(change.After, "+", context.Text("diff.after")));
        }

        if (polish.Refused > 0)
        {
            blocks.Add(new Paragraph(context.Text("report.polish.refused", ("count", polish.Refused)), ParagraphStyle.Subtle));
        }

        return new Card(
            context.Text("report.polish.title"), blocks,
            [
                new CardButton(context.Text("report.polish.take"), new ButtonAction("act", "take"), ButtonStyle.Primary),
                new CardButton(context.Text("report.polish.leave"), new ButtonAction("act", "leave")),
            ],
            $"report-polish-{polish.ReportId}");
    }
}
