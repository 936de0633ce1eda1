using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Programme.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary><c>self-report</c>: whoever has submitted their report for the week (述职已提交).</summary>
internal sealed class SelfReportProof : TaskProof
{
    public override string Name => "self-report";

    public override async Task<IReadOnlySet<Guid>> DoneAsync(CongressDb db, ActivityWeek week, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        await db.Set<SelfReport>().Where(report => report.WeekId == week.Id && report.SubmittedVersion != null && people.Contains(report.PersonId))
            .Select(report => report.PersonId).ToHashSetAsync(cancellationToken);
}
