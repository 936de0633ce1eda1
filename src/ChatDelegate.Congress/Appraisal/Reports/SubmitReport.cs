using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Dialogs.Commands;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>report.submit</c>: gives the report to group and staff (提交述职). Again after a change, until the rating stands on it.</summary>
internal sealed class SubmitReport : ReportCommand
{
    public override CommandSpec Spec { get; } = new("report.submit");

    protected override async Task<CommandResult> RunAsync(CommandContext context, ActivityWeek week, CancellationToken cancellationToken)
    {
        var (report, paragraphs) = await OwnAsync(context, week, cancellationToken);
        if (paragraphs.Count == 0)
        {
            return CommandResult.Refused("empty", context.Text("report.empty"));
        }

        if (!report.HasNews)
        {
            return CommandResult.Refused("nothing_new", context.Text("report.nothing_new"));
        }

        if (await context.Db.Set<Ballot>().AnyAsync(ballot => ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.PeerRating, cancellationToken))
        {
            return CommandResult.Refused("rated", context.Text("report.too_late"));
        }

        if (paragraphs.Index().Where(one => PersonalData.In(one.Item.Text)).Select(one => one.Index + 1).ToList() is { Count: > 0 } faulty)
        {
            return CommandResult.Refused("personal_data", context.Text("report.personal_data", ("numbers", string.Join(context.Text("report.comma"), faulty))));
        }

        report.Submit(context.Now);
        return Show(context, week, report, paragraphs, context.Text("report.submitted"));
    }
}
