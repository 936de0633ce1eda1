using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Scrutiny;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>Makes a ballot ready (票决准备), by staff: candidates, rules, scrutineers.</summary>
public sealed class BallotPreparation(IRecordStore store, ScrutineerNotices notices, TimeProvider time)
{
    /// <summary>Makes a ballot of a week's candidate projects, with the congress's own rules.</summary>
    /// <returns>Its id, or why not.</returns>
    public async Task<(Guid? Id, VotingRefusal? Refusal)> PrepareAsync(Participant staff, NewBallot wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(wanted);
        var fault = !staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.NotStaff
            : string.IsNullOrWhiteSpace(wanted.Title) ? VotingError.NoTitle
            : wanted.From >= wanted.To ? VotingError.BadWindow
            : wanted.Projects.Count is 0 or > Choice.MostCandidates ? VotingError.NoCandidates
            : (VotingError?)null;
        return fault is { } why ? (null, why) : await store.WriteAsync($"ballots/{staff.CongressId}", By(staff, "prepare"), (session, cancel) => MakeAsync(session, staff, wanted, cancel), cancellationToken);
    }

    /// <summary>Writes down what a candidate lacked.</summary>
    public Task<VotingRefusal?> DescribeAsync(Participant staff, Guid ballotId, Guid candidateId, CandidateText text, CancellationToken cancellationToken) =>
        ChangeAsync(staff, ballotId, "describe", async (db, _, cancel) =>
        {
            if (await db.Set<BallotCandidate>().FirstOrDefaultAsync(found => found.Id == candidateId && found.BallotId == ballotId, cancel) is not { } candidate)
            {
                return VotingError.Missing;
            }

            candidate.Describe(text.Unit, text.Budget, text.Place, text.FinishDate, text.Description);
            candidate.Report(text.Progress);
            return null;
        }, cancellationToken);

    public Task<VotingRefusal?> SettleAsync(Participant staff, Guid ballotId, BallotRules rules, CancellationToken cancellationToken) =>
        ChangeAsync(staff, ballotId, "settle", async (db, ballot, cancel) =>
        {
            var candidates = await db.Set<BallotCandidate>().CountAsync(candidate => candidate.BallotId == ballotId, cancel);
            if (!AreSound(rules) || !Fit(rules, ballot.Purpose, candidates))
            {
                return VotingError.BadRules;
            }

            ballot.Settle(rules);
            return null;
        }, cancellationToken);

    /// <summary>Writes the congress's own rules, which later ballots begin with.</summary>
    public Task<VotingRefusal?> WriteRuleBookAsync(Participant staff, BallotRules rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Roles.Contains(ParticipantLookup.Staff) || !AreSound(rules))
        {
            return Task.FromResult<VotingRefusal?>(staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.BadRules : VotingError.NotStaff);
        }

        return store.WriteAsync<VotingRefusal?>($"ballots/{staff.CongressId}", By(staff, "rules"), async (session, cancel) =>
        {
            var book = await session.Db.Set<RuleBook>().FirstOrDefaultAsync(found => found.Id == staff.CongressId, cancel)
                ?? session.Db.Add(new RuleBook { Id = staff.CongressId }).Entity;
            book.Write(rules);
            return null;
        }, cancellationToken);
    }

    /// <summary>Names the three scrutineers by the numbers of their delegate's cards. Whoever was named before and is not any more has a code that opens nothing.</summary>
    public Task<VotingRefusal?> NameScrutineersAsync(Participant staff, Guid ballotId, IReadOnlyList<string> numbers, CancellationToken cancellationToken) =>
        ChangeAsync(staff, ballotId, "scrutineers", async (db, ballot, cancel) =>
        {
            var asked = numbers.Select(number => number.Trim()).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            if (asked.Count != Scrutineer.Number)
            {
                return VotingError.ThreeScrutineers;
            }

            var seats = await db.Set<DelegateSeat>().AsNoTracking().Where(seat => seat.BodyId == ballot.BodyId && asked.Contains(seat.Number)).ToDictionaryAsync(seat => seat.Number, seat => seat.PersonId, cancel);
            if (asked.Where(number => !seats.ContainsKey(number)).ToList() is { Count: > 0 } unknown)
            {
                return new VotingRefusal(VotingError.UnknownPerson, Names: unknown);
            }

            var before = await db.ScrutineersAsync(ballotId, cancel);
            db.RemoveRange(before);
            await db.SaveChangesAsync(cancel);
            foreach (var (i, number) in asked.Index())
            {
                var scrutineer = new Scrutineer { Id = Guid.CreateVersion7(time.GetUtcNow()), BallotId = ballotId, Order = i + 1, PersonId = seats[number] };
                db.Add(scrutineer);
                db.Add(notices.Named(ballot, scrutineer, time.GetUtcNow()));
            }

            return null;
        }, cancellationToken);

    internal static bool AreSound(BallotRules rules) => rules.Places is >= 1 and <= Choice.MostCandidates && rules.Threshold.IsSound && rules.Quorum.IsSound
        && rules.Scale.IsSound && rules.LeastRatings is >= 2 and <= 100;

    /// <summary>Whether they are rules for such a ballot: all but the vote on projects are graded, and of a rating neither a slip can be changed nor is there anything to pass.</summary>
    private static bool Fit(BallotRules rules, BallotPurpose purpose, int candidates) =>
        (rules.Kind == BallotKind.Graded || (purpose == BallotPurpose.Projects && rules.Places <= candidates))
        && (purpose != BallotPurpose.PeerRating || (rules is { Change: false, Scale.Passing: 0 }));

    private async Task<(Guid?, VotingRefusal?)> MakeAsync(RecordSession session, Participant staff, NewBallot wanted, CancellationToken cancellationToken)
    {
        var db = session.Db;
        var projects = await db.Set<CandidateProject>().AsNoTracking().Where(project => project.WeekId == wanted.WeekId && wanted.Projects.Contains(project.Id)).OrderBy(project => project.Number).ToListAsync(cancellationToken);
        if (projects.Count == 0 || !await db.Set<ActivityWeek>().AnyAsync(week => week.Id == wanted.WeekId && week.BodyId == staff.CongressId, cancellationToken))
        {
            return (null, VotingError.NoCandidates);
        }

        var rules = await RuleBook.OfAsync(db, staff.CongressId, cancellationToken) with { Kind = wanted.Kind, Places = wanted.Places };
        if (!AreSound(rules) || !Fit(rules, BallotPurpose.Projects, projects.Count))
        {
            return (null, VotingError.BadRules);
        }

        var draft = new BallotDraft(BallotPurpose.Projects, wanted.WeekId, wanted.Title, wanted.From, wanted.To, rules);
        return (await BallotMaking.MakeAsync(session, staff.CongressId, draft, time.GetUtcNow(), (id, ballotId, i) => BallotCandidate.Of(projects[i], id, ballotId), projects.Count, cancellationToken), null);
    }

    private Task<VotingRefusal?> ChangeAsync(
        Participant staff, Guid ballotId, string what, Func<CongressDb, Ballot, CancellationToken, Task<VotingRefusal?>> change, CancellationToken cancellationToken) =>
        store.WriteAsync($"ballot/{ballotId}", By(staff, what), async (session, cancel) =>
        {
            var (ballot, refusal) = await session.Db.HoldForStaffAsync(staff, ballotId, BallotState.Prepared, cancel);
            return ballot is null ? refusal : await change(session.Db, ballot, cancel);
        }, cancellationToken);

    private static Actor By(Participant staff, string what) => new(staff.PersonId, ParticipantLookup.Staff, $"ballot.{what}");
}

/// <summary>A ballot to be made.</summary>
/// <param name="Projects">Ids of the week's candidate projects.</param>
public sealed record NewBallot(Guid WeekId, string Title, BallotKind Kind, int Places, DateTimeOffset From, DateTimeOffset To, IReadOnlyCollection<Guid> Projects);

/// <summary>What is written of a candidate.</summary>
/// <param name="Progress">What has become of it, where that is judged.</param>
public sealed record CandidateText(string? Unit, long Budget, string? Place, DateOnly? FinishDate, string? Description, string? Progress = null);
