using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Records;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>The steps of a ballot with their times and people, as the audit chain has them.</summary>
internal static class ReportSteps
{
    private static readonly Dictionary<string, ReportStepKind> Kinds = new()
    {
        ["ballot.prepare"] = ReportStepKind.Prepared,
        ["ballot.next-round"] = ReportStepKind.Prepared,
        ["ballot.open"] = ReportStepKind.Opened,
        ["ballot.close"] = ReportStepKind.Closed,
        ["ballot.shuffle"] = ReportStepKind.Shuffled,
        ["ballot.count"] = ReportStepKind.Counted,
        ["ballot.publish"] = ReportStepKind.Published,
        ["ballot.confirm"] = ReportStepKind.Confirmed,
    };

    public static async Task<List<ReportStep>> ReadAsync(CongressDb db, IReadOnlyList<AuditEntry> chain, IReadOnlyList<Scrutineer> scrutineers, CancellationToken cancellationToken)
    {
        var ballotId = chain[0].RecordId;
        var names = await PeopleNames.ReadAsync(db, [.. chain.Select(entry => entry.ActorId), .. scrutineers.Select(one => (Guid?)one.PersonId)], cancellationToken);
        var steps = chain.Where(entry => Kinds.ContainsKey(entry.Action)).Select(entry => Step(Kinds[entry.Action], entry.At, names.Of(entry.ActorId))).ToList();
        steps.AddRange(scrutineers.Where(one => one.CodeShownAt is not null).Select(one => Step(ReportStepKind.CodesTaken, one.CodeShownAt ?? default, names.Of(one.PersonId))));
        if (await db.Set<KeyRelease>().AsNoTracking().FirstOrDefaultAsync(release => release.BallotId == ballotId, cancellationToken) is { } released)
        {
            var two = scrutineers.Where(one => one.Order == released.First || one.Order == released.Second);
            steps.Add(new ReportStep(ReportStepKind.KeyReleased, released.At, [.. two.Select(one => names.Of(one.PersonId)).OfType<string>()]));
        }

        // What is confirmed is destroyed in the same transaction.
        steps.AddRange(steps.Where(step => step.Kind == ReportStepKind.Confirmed).Select(step => step with { Kind = ReportStepKind.Destroyed }).ToList());
        return [.. steps.OrderBy(step => step.At).ThenBy(step => step.Kind)];
    }

    /// <summary>The entries about the ballot itself, in their order.</summary>
    public static Task<List<AuditEntry>> ChainAsync(CongressDb db, Guid ballotId, CancellationToken cancellationToken)
    {
        var kind = db.Model.FindEntityType(typeof(Ballot))?.GetTableName();
        return db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Kind == kind && entry.RecordId == ballotId).OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);
    }

    private static ReportStep Step(ReportStepKind kind, DateTimeOffset at, string? by) => new(kind, at, by is null ? [] : [by]);
}
