using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Results.Documents;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Server.Console.Access;

namespace ChatDelegate.Server.Console.Reports;

/// <summary>Records of votes as files (.docx), for staff and leaders of their congress.</summary>
internal static class ReportFiles
{
    public static void MapReportFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{ConsolePaths.Voting}/{{id:guid}}/record/{{edition:int}}.docx", DownloadAsync).RequireAuthorization(ConsoleAccess.FiguresPolicy).ExcludeFromDescription().WithName("Console_Report");

    private static async Task<IResult> DownloadAsync(Guid id, int edition, string? lang, ReportDesk reports, CurrentStaff staff, Words words, CancellationToken cancellationToken)
    {
        var report = await reports.FindAsync(staff.Value.BodyId, id, edition, cancellationToken);
        return report is null
            ? Results.NotFound()
            : Results.File(
                report.FileIn(Locales.Nearest(lang)), DocxFile.ContentType,
                string.Create(CultureInfo.InvariantCulture, $"{words["results.file_name", ("day", Words.Date(report.MadeAt, staff.Value.Zone)), ("edition", edition)]}.docx"));
    }
}
