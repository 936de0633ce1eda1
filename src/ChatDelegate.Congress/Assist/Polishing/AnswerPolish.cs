using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary><c>report.answerPolish</c>: the delegate takes the better words (<c>take</c>) or leaves the report as it is.</summary>
internal sealed class AnswerPolish(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.answerPolish", new CommandInput("answer", ValueType.Text));

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, paragraphs) = await OwnAsync(context, week, cancellationToken);
        if (await Polishes.PendingAsync(context.Db, report, cancellationToken) is not { } polish)
        {
            return CommandResult.Refused("no_polish", context.Text("report.polish.none"));
        }

        var taken = context.TextInput("answer") == "take";
        var after = Polishes.Decide(context.Db, report, polish, paragraphs, taken, context.Now);
        return await ShowAsync(context, week, report, after, cancellationToken, context.Text(taken ? "report.polish.taken" : "report.polish.left"));
    }
}
