using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Suggestions;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Reports;

/// <summary>What a self-report may say, and when it may be given to the group.</summary>
internal static class ReportRules
{
    /// <summary>All of a report fits a meeting's time.</summary>
    public const int MostText = 6000;

    public const int MostParagraphs = 40;

    public static ReportFault? OfWords(IReadOnlyList<ReportParagraph> paragraphs) =>
        paragraphs.Any(paragraph => !GivenText.SaysSomething(paragraph.Text)) ? new ReportFault("no_words", "given.no_words", [])
        : paragraphs.Count > MostParagraphs || paragraphs.Sum(paragraph => paragraph.Text.Length) > MostText ? new ReportFault("too_long", "report.too_long", [], ("max", MostText))
        : null;

    public static async Task<ReportFault?> OfSubmittingAsync(CongressDb db, ActivityWeek week, SelfReport report, IReadOnlyList<ReportParagraph> paragraphs, CancellationToken cancellationToken)
    {
        if (paragraphs.Count == 0)
        {
            return new ReportFault("empty", "report.empty", []);
        }

        if (!report.HasNews)
        {
            return new ReportFault("nothing_new", "report.nothing_new", []);
        }

        if (await db.Set<Ballot>().AnyAsync(ballot => ballot.WeekId == week.Id && ballot.Purpose == BallotPurpose.PeerRating, cancellationToken))
        {
            return new ReportFault("rated", "report.too_late", []);
        }

        return paragraphs.Index().Where(one => PersonalData.In(one.Item.Text)).Select(one => one.Index + 1).ToList() is { Count: > 0 } faulty
            ? new ReportFault("personal_data", "report.personal_data", faulty)
            : null;
    }
}
