using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary><c>report.polish</c>: has one's self-report said in better words (润色); they come as news, as a proposal.</summary>
internal sealed class PolishReport(ModelAtHand model, WordingLimit limit) : ReportCommand(model)
{
    private readonly ModelAtHand _model = model;

    public override CommandSpec Spec { get; } = new("report.polish");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, paragraphs) = await OwnAsync(context, week, cancellationToken);
        if (!_model.IsThere)
        {
            return CommandResult.Refused("by_hand", context.Text("report.polish.by_hand"));
        }

        if (paragraphs.All(paragraph => paragraph.Own))
        {
            return CommandResult.Refused("own_words", context.Text("report.polish.own_words"));
        }

        return await limit.AskAsync(context, AssistKind.PolishedReport, report.Id, cancellationToken) switch
        {
            WordingAnswer.Asked => CommandResult.Said(Reply.Of(context.Text("report.polish.started"))),
            WordingAnswer.UnderWay => CommandResult.Refused("under_way", context.Text("report.polish.started")),
            WordingAnswer.TooOften => CommandResult.Refused("too_often", context.Text("wording.too_often")),
        };
    }
}
