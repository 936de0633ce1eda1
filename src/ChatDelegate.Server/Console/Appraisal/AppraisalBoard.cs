using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Console.Appraisal;

/// <summary>The appraisal of one congress, for staff: read only. What a delegate has not submitted is not here.</summary>
internal sealed class AppraisalBoard(IDbContextFactory<CongressDb> databases)
{
    public async Task<(IReadOnlyList<SubmittedReport> Reports, int Delegates, IReadOnlyList<Ballot> Ballots)> WeekAsync(Guid bodyId, Guid weekId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (
            await SelfReports.SubmittedAsync(db, weekId, null, cancellationToken),
            await db.Set<DelegateSeat>().CountAsync(seat => seat.BodyId == bodyId && db.Set<Person>().Any(person => person.Id == seat.PersonId && person.Active), cancellationToken),
            await db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.WeekId == weekId && (ballot.Purpose == BallotPurpose.PeerRating || ballot.Purpose == BallotPurpose.Questionnaire))
                .OrderBy(ballot => ballot.WindowFrom).ToListAsync(cancellationToken));
    }

    /// <summary>Null when it is not there, another congress's, or not submitted.</summary>
    public async Task<SubmittedReport?> ReportAsync(Guid bodyId, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<SelfReport>().AsNoTracking().FirstOrDefaultAsync(report => report.Id == id && report.BodyId == bodyId && report.SubmittedVersion != null, cancellationToken);
        return found is null ? null : (await SelfReports.SubmittedAsync(db, found.WeekId, null, cancellationToken)).FirstOrDefault(one => one.Report.Id == id);
    }

    public async Task<QuestionnaireVersion?> QuestionnaireAsync(Guid bodyId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await QuestionnaireDesk.LastAsync(db, bodyId, cancellationToken);
    }
}
