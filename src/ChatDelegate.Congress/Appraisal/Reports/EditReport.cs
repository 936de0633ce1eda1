using ChatDelegate.Congress.Assist;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Dialogs.Commands;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.edit</c>: changes paragraph <c>n</c>, or takes it out where no text is given; without <c>n</c>, adds a paragraph. Each change is a version.</summary>
internal sealed class EditReport(ModelAtHand model) : ReportCommand(model)
{
    public override CommandSpec Spec { get; } = new("report.edit", new("n", ValueType.Number, Required: false), new("text", ValueType.Text, Required: false));

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, before) = await OwnAsync(context, week, cancellationToken);
        var (n, text) = (context.NumberInput("n"), context.TextInput("text")?.Trim());
        if (n < 1 || n > before.Count)
        {
            return CommandResult.Refused("no_paragraph", context.Text("report.no_paragraph", ("count", before.Count)));
        }

        if (text is not null && !GivenText.SaysSomething(text))
        {
            return CommandResult.Refused("no_words", context.Text("given.no_words"));
        }

        List<ReportParagraph> after = [.. before];
        if (n is { } at && text is null)
        {
            after.RemoveAt(at - 1);
        }
        else if (n is { } changed)
        {
            after[changed - 1] = ReportParagraph.OwnWords(text ?? string.Empty);
        }
        else if (text is not null)
        {
            after.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReportParagraph.OwnWords));
        }

        if (ReportRules.OfWords(after) is { } fault)
        {
            return Refused(context, fault);
        }

        context.Db.Add(report.Write(after, context.Now));
        return await ShowAsync(context, week, report, after, cancellationToken);
    }
}
