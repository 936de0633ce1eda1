using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Programme;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Appraisal.Ratings;

/// <summary>Makes the two graded ballots of the appraisal (履职评议): the rating of colleagues (民主评议), the questionnaire (反向测评). From then on they go the way of all ballots.</summary>
public sealed class AppraisalPreparation(IRecordStore store, TimeProvider time)
{
    private static readonly RuleName[] Own = [RuleName.Scale, RuleName.Abstain, RuleName.LeastRatings];

    /// <summary>A rating of all who have submitted a report, each by their own group. What they reported is copied: who is rated by it can change it no more.</summary>
    public Task<(Guid? Id, VotingRefusal? Refusal)> PrepareRatingAsync(Participant staff, NewAppraisal wanted, CancellationToken cancellationToken) =>
        PrepareAsync(staff, wanted, BallotPurpose.PeerRating, async (session, rules, cancel) =>
        {
            var reports = await SelfReports.SubmittedAsync(session.Db, wanted.WeekId, null, cancel);
            return reports.Count == 0 ? (null, VotingError.NobodyToRate) : (await MakeAsync(
                session, staff, wanted, BallotPurpose.PeerRating, rules with { Scale = GradeScale.Appraisal },
                (id, ballotId, i) => BallotCandidate.OfPerson(id, ballotId, i + 1, (reports[i].Report.PersonId, reports[i].Name), reports[i].Group.Id, reports[i].Version.Text), reports.Count, cancel), null);
        }, cancellationToken);

    /// <summary>The questionnaire in force.</summary>
    public Task<(Guid? Id, VotingRefusal? Refusal)> PrepareQuestionnaireAsync(Participant staff, NewAppraisal wanted, CancellationToken cancellationToken) =>
        PrepareAsync(staff, wanted, BallotPurpose.Questionnaire, async (session, rules, cancel) =>
            await QuestionnaireDesk.InForceAsync(session.Db, staff.CongressId, cancel) is not { } form ? (null, VotingError.NoQuestionnaire) : (await MakeAsync(
                session, staff, wanted, BallotPurpose.Questionnaire, rules with { Scale = new GradeScale(form.Answers, 0), Abstain = form.MayAbstain },
                (id, ballotId, i) => BallotCandidate.OfQuestion(id, ballotId, i + 1, form.Questions[i]), form.Questions.Count, cancel), null), cancellationToken);

    private async Task<(Guid?, VotingRefusal?)> PrepareAsync(
        Participant staff, NewAppraisal wanted, BallotPurpose purpose, Func<RecordSession, BallotRules, CancellationToken, Task<(Guid?, VotingRefusal?)>> make, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(wanted);
        var fault = !staff.Roles.Contains(ParticipantLookup.Staff) ? VotingError.NotStaff
            : string.IsNullOrWhiteSpace(wanted.Title) ? VotingError.NoTitle
            : wanted.From >= wanted.To ? VotingError.BadWindow
            : (VotingError?)null;
        return fault is { } why ? (null, why) : await store.WriteAsync<(Guid?, VotingRefusal?)>($"ballots/{staff.CongressId}", new Actor(staff.PersonId, ParticipantLookup.Staff, $"appraisal.prepare-{purpose}"), async (session, cancel) =>
        {
            if (!await session.Db.Set<ActivityWeek>().AnyAsync(week => week.Id == wanted.WeekId && week.BodyId == staff.CongressId, cancel))
            {
                return (null, VotingError.Missing);
            }

            if (await session.Db.Set<Ballot>().AnyAsync(ballot => ballot.WeekId == wanted.WeekId && ballot.Purpose == purpose, cancel))
            {
                return (null, VotingError.OneUnderWay);
            }

            return await make(session, RulesFrom(await RuleBook.OfAsync(session.Db, staff.CongressId, cancel)), cancel);
        }, cancellationToken);
    }

    /// <summary>Nothing passes or fails, nothing is changed once cast, no number must be there; what a scale and its limits are is an example again until it is confirmed.</summary>
    private static BallotRules RulesFrom(BallotRules book) => book with
    {
        Kind = BallotKind.Graded,
        Places = 1,
        Change = false,
        Base = MajorityBase.Cast,
        Threshold = new Share(0, 1, Strict: false),
        Quorum = new Share(0, 1, Strict: false),
        Sources = BallotRules.Example.Sources.ToDictionary(one => one.Key, one => Own.Contains(one.Key) ? one.Value : book.SourceOf(one.Key) with { Confirmed = false }),
    };

    private Task<Guid> MakeAsync(
        RecordSession session, Participant staff, NewAppraisal wanted, BallotPurpose purpose, BallotRules rules, Func<Guid, Guid, int, BallotCandidate> candidate, int count, CancellationToken cancellationToken) =>
        BallotMaking.MakeAsync(session, staff.CongressId, new BallotDraft(purpose, wanted.WeekId, wanted.Title, wanted.From, wanted.To, rules), time.GetUtcNow(), candidate, count, cancellationToken);
}

/// <summary>A rating or a questionnaire to be made.</summary>
public sealed record NewAppraisal(Guid WeekId, string Title, DateTimeOffset From, DateTimeOffset To);
