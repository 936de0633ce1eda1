using ChatDelegate.Congress.Attendance.Rules;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Results.Live;
using ChatDelegate.Congress.Results.Script;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>Gathers a record's content from what is on record, in an order that does not depend on when or by whom it is asked for.</summary>
public sealed class ReportDraft(RulesFile rules)
{
    /// <summary>The content as it stands; null before there is a result, and of what decides nothing about projects.</summary>
    /// <param name="zone">In which the document gives its times.</param>
    public async Task<ReportContent?> GatherAsync(CongressDb db, Guid ballotId, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(found => found.Id == ballotId, cancellationToken);
        if (ballot is not { Result: { } result, RollHash: { } rollHash, ReceiptsHash: { } receiptsHash, IsOfProjects: true })
        {
            return null;
        }

        var body = await db.Set<CongressBody>().AsNoTracking().FirstAsync(found => found.Id == ballot.BodyId, cancellationToken);
        var scrutineers = await db.Set<Scrutineer>().AsNoTracking().Where(one => one.BallotId == ballotId).OrderBy(one => one.Order).ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, scrutineers.Select(one => (Guid?)one.PersonId), cancellationToken);
        var groups = await db.Set<DelegateGroup>().Where(group => group.BodyId == ballot.BodyId).ToDictionaryAsync(group => group.Id, group => group.Name, cancellationToken);
        var chain = await ReportSteps.ChainAsync(db, ballotId, cancellationToken);
        var candidates = await db.Set<BallotCandidate>().AsNoTracking().Where(one => one.BallotId == ballotId).OrderBy(one => one.Number).ToListAsync(cancellationToken);
        return new ReportContent
        {
            BodyZh = body.NameZh,
            BodyEn = body.NameEn,
            Title = ballot.Title,
            Round = ballot.Round,
            Zone = zone.Id,
            WindowFrom = ballot.WindowFrom,
            WindowTo = ballot.WindowTo,
            Rules = ballot.Rules,
            Result = result,
            Candidates = candidates.ConvertAll(one => new ReportCandidate(one.Number, one.Name, one.Unit)),
            Groups = await ReportRoll.ReadAsync(db, await StandQueries.OfAsync(db, ballot, rules.Rules, cancellationToken), cancellationToken),
            Steps = await ReportSteps.ReadAsync(db, chain, scrutineers, cancellationToken),
            ScriptSteps = await ScriptAsync(db, ballot, groups, cancellationToken),
            Deviations = await ReportDeviations.ReadAsync(db, ballot, groups, chain.Find(entry => entry.Action == "ballot.close")?.ActorId, cancellationToken),
            Scrutineers = [.. scrutineers.Select(one => names.Of(one.PersonId)).OfType<string>()],
            RollHash = rollHash,
            ReceiptsHash = receiptsHash,
            AuditFrom = chain[0].Seq,
            AuditTo = chain[^1].Seq,
            AuditHash = chain[^1].Hash,
        };
    }

    private static async Task<List<ReportScriptStep>> ScriptAsync(CongressDb db, Ballot ballot, Dictionary<Guid, string> groups, CancellationToken cancellationToken)
    {
        var steps = await ScriptRuns.StepsAsync(db, ballot.WeekId, cancellationToken);
        var names = await PeopleNames.ReadAsync(db, steps.Select(step => step.By), cancellationToken);
        return [.. steps.Select(step => new ReportScriptStep(groups.GetValueOrDefault(step.GroupId, string.Empty), step.Number, step.TitleZh, step.TitleEn, step.At, names.Of(step.By)))];
    }
}
