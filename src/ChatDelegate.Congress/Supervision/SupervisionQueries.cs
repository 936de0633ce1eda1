using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Supervision;

/// <summary>What supervisors have filed, for staff, pages and the record of the vote.</summary>
public static class SupervisionQueries
{
    /// <summary>All reports of a meeting with what they found, the last ones first.</summary>
    public static Task<IReadOnlyList<FiledReport>> OfMeetingAsync(CongressDb db, Guid meetingId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return ReadAsync(db, db.Set<SupervisionReport>().Where(report => report.MeetingId == meetingId), cancellationToken);
    }

    /// <summary>The reports of a week that hold: the last one of each supervisor and meeting.</summary>
    public static async Task<IReadOnlyList<FiledReport>> OfWeekAsync(CongressDb db, Guid weekId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = await ReadAsync(db, db.Set<SupervisionReport>().Where(report => report.WeekId == weekId), cancellationToken);
        return [.. all.GroupBy(filed => (filed.Report.MeetingId, filed.Report.SupervisorId)).Select(filed => filed.MaxBy(one => one.Report.Number)).OfType<FiledReport>()];
    }

    private static async Task<IReadOnlyList<FiledReport>> ReadAsync(CongressDb db, IQueryable<SupervisionReport> wanted, CancellationToken cancellationToken)
    {
        var reports = await (
            from report in wanted.AsNoTracking()
            join person in db.Set<Person>() on report.SupervisorId equals person.Id
            orderby report.FiledAt descending, report.Number descending
            select new { report, person.Name }).ToListAsync(cancellationToken);
        var ids = reports.ConvertAll(row => row.report.Id);
        var findings = (await db.Set<SupervisionFinding>().AsNoTracking().Where(finding => ids.Contains(finding.ReportId)).OrderBy(finding => finding.Order).ToListAsync(cancellationToken))
            .ToLookup(finding => finding.ReportId);
        return [.. reports.Select(row => new FiledReport(row.report, row.Name, [.. findings[row.report.Id]]))];
    }
}

/// <summary>A report with the supervisor's name and what was found.</summary>
public sealed record FiledReport(SupervisionReport Report, string Supervisor, IReadOnlyList<SupervisionFinding> Findings);
