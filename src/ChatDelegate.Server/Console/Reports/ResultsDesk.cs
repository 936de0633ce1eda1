using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Roster;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Reports;

/// <summary>The records of a ballot and their files, for staff.</summary>
internal sealed class ResultsDesk(ReportDesk reports, IDbContextFactory<CongressDb> databases, PhraseBook phrases)
{
    /// <summary>A record as a page shows it, and by whom it was made.</summary>
    public async Task<IReadOnlyList<ReportLine>> LinesAsync(Guid bodyId, Guid ballotId, CancellationToken cancellationToken)
    {
        var all = await reports.AllAsync(bodyId, ballotId, cancellationToken);
        var ids = all.Select(report => report.MadeBy).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var names = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return [.. all.Select(report => new ReportLine(report, names.GetValueOrDefault(report.MadeBy)))];
    }

    /// <summary>A record in words; that of an edition, or as it would be written down now. Null where there is nothing to write down.</summary>
    public async Task<Congress.Results.Documents.OfficialDocument?> DocumentAsync(Guid bodyId, Guid ballotId, int? edition, TimeZoneInfo zone, string locale, CancellationToken cancellationToken)
    {
        if (edition is { } wanted)
        {
            var report = await reports.FindAsync(bodyId, ballotId, wanted, cancellationToken);
            return report is null ? null : new ReportText(phrases, locale, ReportContent.Read(report.Content), report.ContentHash).Write();
        }

        return await reports.PreviewAsync(bodyId, ballotId, zone, cancellationToken) is { } content
            ? new ReportText(phrases, locale, content, ReportContent.HashOf(content.ToJson())).Write()
            : null;
    }
}

/// <param name="By">Null when they have left no name.</param>
public sealed record ReportLine(ReportHead Report, string? By);
