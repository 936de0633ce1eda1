using System.Globalization;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Assist.Jobs;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Drafting.Assist;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Assist.Polishing;

/// <summary>Has the paragraphs that were composed from the record said in better words. The delegate's own are theirs: no model sees them.</summary>
internal sealed class PolishWork(IDbContextFactory<CongressDb> contexts, ModelAtHand model, PolishNotices notices) : AssistWork
{
    public override AssistKind Kind => AssistKind.PolishedReport;

    public override async Task<AssistOutcome> DoAsync(AssistJob job, CancellationToken cancellationToken)
    {
        SelfReport? report;
        IReadOnlyList<ReportParagraph> paragraphs;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            report = await db.Set<SelfReport>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == job.SubjectId && one.PersonId == job.PersonId, cancellationToken);
            paragraphs = report is not null && await SelfReports.VersionAsync(db, report.Id, report.LastVersion, cancellationToken) is { } version ? version.Paragraphs : [];
        }

        var composed = paragraphs.Index().Where(one => !one.Item.Own).Select(one => new ReportText(Id(one.Index), one.Item.Text)).ToList();
        if (report is null || composed.Count == 0)
        {
            return AssistOutcome.Nothing;
        }

        var polished = await new ReportPolisher(model.Prompts).PolishAsync(composed, new Asker(job.PersonId.ToString(), job.Id.ToString()), cancellationToken);
        List<ReportParagraph> after = [.. paragraphs.Select((one, i) => polished.Texts.TryGetValue(Id(i), out var text) ? one with { Text = text, Reworded = true } : one)];
        return new AssistOutcome(polished.Mark, (session, now, cancel) => StoreAsync(session, report, polished, after, now, cancel));
    }

    public override Task GiveUpAsync(RecordSession session, AssistJob job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.Db.Add(notices.Failed(job.PersonId, now));
        return Task.CompletedTask;
    }

    /// <summary>The newest proposal is the only one; nothing to improve is said, too.</summary>
    private async Task StoreAsync(RecordSession session, SelfReport report, PolishedReport polished, List<ReportParagraph> after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (polished.Texts.Count == 0)
        {
            session.Db.Add(notices.NoBetter(report.PersonId, now));
            return;
        }

        foreach (var earlier in await session.Db.Set<ReportPolish>().Where(one => one.ReportId == report.Id && one.State == PolishState.Proposed).ToListAsync(cancellationToken))
        {
            earlier.Decide(taken: false, now);
        }

        session.Db.Add(new ReportPolish
        {
            Id = Guid.CreateVersion7(now),
            ReportId = report.Id,
            BaseVersion = report.LastVersion,
            Content = JsonColumn.Write(after),
            Refused = polished.Refused.Count,
            Mark = JsonColumn.Write(polished.Mark),
            At = now,
        });
        session.Db.Add(notices.Ready(report.PersonId, polished.Texts.Count, polished.Refused.Count, now));
    }

    private static string Id(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
