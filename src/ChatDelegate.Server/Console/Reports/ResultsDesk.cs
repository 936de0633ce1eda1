using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Report;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Server.Console.Access;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Reports;

/// <summary>The records of a ballot and their files: what is finished for leaders (领导) too, what is not for staff.</summary>
internal sealed class ResultsDesk(ReportDesk reports, IDbContextFactory<CongressDb> databases, PhraseBook phrases)
{
    /// <summary>A record as a page shows it, and by whom it was made.</summary>
    public async Task<IReadOnlyList<ReportLine>> LinesAsync(Staff reader, Guid ballotId, CancellationToken cancellationToken)
    {
        var all = await reports.AllAsync(reader.BodyId, ballotId, cancellationToken);
        var ids = all.Select(report => report.MadeBy).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var names = await db.Set<Person>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return [.. all.Select(report => new ReportLine(report, names.GetValueOrDefault(report.MadeBy)))];
    }

    /// <summary>A record in words; that of an edition, or, for staff, as it would be written down now. Null where there is nothing to write down.</summary>
    public async Task<Congress.Results.Documents.OfficialDocument?> DocumentAsync(Staff reader, Guid ballotId, int? edition, string locale, CancellationToken cancellationToken)
    {
        if (edition is { } wanted)
        {
            var report = await reports.FindAsync(reader.BodyId, ballotId, wanted, cancellationToken);
            return report is null ? null : new ReportText(phrases, locale, ReportContent.Read(report.Content), report.ContentHash).Write();
        }

        return reader.Reviews && await reports.PreviewAsync(reader.BodyId, ballotId, reader.Zone, cancellationToken) is { } content
            ? new ReportText(phrases, locale, content, ReportContent.HashOf(content.ToJson())).Write()
            : null;
    }
}

/// <param name="By">Null when they have left no name.</param>
public sealed record ReportLine(ReportHead Report, string? By);
