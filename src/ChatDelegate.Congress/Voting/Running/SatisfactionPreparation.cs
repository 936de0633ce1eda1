using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Voting.Running;

/// <summary>
/// Makes the satisfaction test (满意度测评) of the projects that an earlier ballot chose, in whichever of its rounds. They are copied; what has become of
/// each is for staff to write before it can open.
/// </summary>
public sealed class SatisfactionPreparation(IRecordStore store, TimeProvider time)
{
    /// <returns>Its id, or why not.</returns>
    public async Task<(Guid? Id, VotingRefusal? Refusal)> PrepareAsync(Participant staff, NewSatisfaction wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(wanted);
        var fault = !staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.NotStaff
            : string.IsNullOrWhiteSpace(wanted.Title) ? VotingError.NoTitle
            : wanted.From >= wanted.To ? VotingError.BadWindow
            : (VotingError?)null;
        return fault is { } why ? (null, why) : await store.WriteAsync<(Guid?, VotingRefusal?)>($"ballots/{staff.CongressId}", By(staff), async (session, cancel) =>
        {
            var db = session.Db;
            if (!await db.Set<ActivityWeek>().AnyAsync(week => week.Id == wanted.WeekId && week.BodyId == staff.CongressId, cancel))
            {
                return (null, VotingError.Missing);
            }

            var chosen = await ChosenAsync(db, staff.CongressId, wanted.BallotId, cancel);
            if (chosen.Count is 0 or > Choice.MostCandidates)
            {
                return (null, VotingError.NothingChosen);
            }

            var book = await RuleBook.OfAsync(db, staff.CongressId, cancel);
            var draft = new BallotDraft(BallotPurpose.Satisfaction, wanted.WeekId, wanted.Title, wanted.From, wanted.To, RulesFrom(book));
            return (await BallotMaking.MakeAsync(session, staff.CongressId, draft, time.GetUtcNow(), (id, ballotId, i) => chosen[i].Finished(id, ballotId, i + 1), chosen.Count, cancel), null);
        }, cancellationToken);
    }

    /// <summary>The congress's own, graded; where it has no scale on which anything passes, the example's three grades.</summary>
    private static BallotRules RulesFrom(BallotRules book) =>
        book with { Kind = BallotKind.Graded, Places = 1, Scale = book.Scale.Passing > 0 ? book.Scale : GradeScale.Satisfaction };

    private static async Task<List<BallotCandidate>> ChosenAsync(CongressDb db, Guid bodyId, Guid ballotId, CancellationToken cancellationToken)
    {
        var published = await db.Set<Ballot>().AsNoTracking()
            .Where(ballot => ballot.BodyId == bodyId && ballot.Purpose == BallotPurpose.Projects && (ballot.State == BallotState.Published || ballot.State == BallotState.Confirmed))
            .ToListAsync(cancellationToken);
        var rounds = new List<Ballot>();
        for (var round = published.Find(ballot => ballot.Id == ballotId); round is not null; round = published.Find(ballot => ballot.PreviousId == rounds[^1].Id))
        {
            rounds.Add(round);
        }

        var chosen = new List<BallotCandidate>();
        foreach (var round in rounds)
        {
            var numbers = round.Result?.Candidates.Where(line => line.Standing is Standing.Chosen or Standing.Passed).Select(line => line.Number).ToHashSet() ?? [];
            chosen.AddRange((await db.CandidatesAsync(round.Id, cancellationToken)).Where(candidate => numbers.Contains(candidate.Number)));
        }

        return [.. chosen.OrderBy(candidate => candidate.Number)];
    }

    private static Actor By(Participant staff) => new(staff.PersonId, ParticipantLookup.Staff, "ballot.prepare-satisfaction");
}

/// <summary>A satisfaction test to be made.</summary>
/// <param name="BallotId">The first round of the ballot that chose the projects.</param>
/// <param name="WeekId">In which the test is taken.</param>
public sealed record NewSatisfaction(Guid BallotId, Guid WeekId, string Title, DateTimeOffset From, DateTimeOffset To);
