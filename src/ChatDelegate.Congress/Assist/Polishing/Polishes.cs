using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>Finds the better words that wait for the delegate, and lets them be taken.</summary>
internal static class Polishes
{
    /// <summary>Those of the report as it is now; of an older version none can be taken.</summary>
    public static Task<ReportPolish?> PendingAsync(CongressDb db, SelfReport report, CancellationToken cancellationToken) =>
        db.Set<ReportPolish>().Where(one => one.ReportId == report.Id && one.State == PolishState.Proposed && one.BaseVersion == report.LastVersion)
            .OrderByDescending(one => one.At).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Takes them as a new version, or leaves the report as it is.</summary>
    public static IReadOnlyList<ReportParagraph> Decide(CongressDb db, SelfReport report, ReportPolish polish, IReadOnlyList<ReportParagraph> before, bool taken, DateTimeOffset now)
    {
        polish.Decide(taken, now);
        if (!taken)
        {
            return before;
        }

        var paragraphs = polish.Paragraphs;
        db.Add(report.Write(paragraphs, now));
        return paragraphs;
    }

    /// <summary>The paragraphs that would change.</summary>
    public static IReadOnlyList<PolishedParagraph> Changes(ReportPolish polish, IReadOnlyList<ReportParagraph> before) =>
        [.. before.Zip(polish.Paragraphs).Index().Where(one => one.Item.First.Text != one.Item.Second.Text).Select(one => new PolishedParagraph(one.Index + 1, one.Item.First.Text, one.Item.Second.Text))];
}
