using ChatDelegate.Congress.Appraisal.Questionnaires;
using ChatDelegate.Congress.Appraisal.Ratings;
using ChatDelegate.Congress.Appraisal.Reports;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Paper;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Congress.Voting.Sealing;
using ChatDelegate.ServerTests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.ServerTests.Voting;

/// <summary>Ballots of grades go the way of all ballots; and a rating tells nobody whose grades they are, not even by the line that one leaves out.</summary>
public sealed class GradedBallotTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [EachDatabase]
    public async Task Satisfaction_OfWhatWasChosen_IsTestedAndDecidedByTheRule(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (vote, codes) = await house.OpenBallotAsync();
        var preparation = new SatisfactionPreparation(house.Get<IRecordStore>(), house.Clock);
        var wanted = new NewSatisfaction(vote, VotingHouse.Week, "满意度测评", VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(8));
        for (var i = 0; i < 10; i++)
        {
            await house.CastAsync(vote, i, 0, 2);
        }

        await house.CountedAsync(vote, codes);
        (await preparation.PrepareAsync(VotingHouse.Clerk, wanted, None)).Refusal?.Why.ShouldBe(VotingError.NothingChosen, "not published yet");
        (await house.Get<BallotCounting>().PublishAsync(VotingHouse.Clerk, vote, None)).ShouldBeNull();
        (await preparation.PrepareAsync(VotingHouse.ClerkElsewhere, wanted, None)).Refusal.ShouldNotBeNull();

        var (id, refusal) = await preparation.PrepareAsync(VotingHouse.Clerk, wanted, None);
        refusal.ShouldBeNull();
        var test = id!.Value;
        codes = await house.CodesAsync(test);
        (await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, test, None))?.Why.ShouldBe(VotingError.Incomplete, "what became of them is not written down");
        await DescribeAsync(house, test);
        (await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, test, None)).ShouldBeNull();
        (await house.Get<BallotOpening>().OpenAllAsync(VotingHouse.Clerk, test, null, None)).ShouldBeNull();
        await house.AdmitAsync(test, Enumerable.Range(0, 10));

        // The first project: 5 of 10 are satisfied at least on the whole; the second: 6.
        (await house.CastAsync(test, VotingHouse.Person(0), Choice.OfGrades([1, 0]))).Refusal?.Why.ShouldBe(VotingError.Ungraded);
        for (var i = 0; i < 10; i++)
        {
            (await house.CastAsync(test, VotingHouse.Person(i), Choice.OfGrades([i < 5 ? 1 : 3, i < 6 ? 2 : 3]))).Refusal.ShouldBeNull();
        }

        var result = await house.CountedAsync(test, codes);
        result.Candidates.Select(line => line.Standing).ShouldBe([Standing.Failed, Standing.Passed], "more than half of all, and half is not more");
        result.Candidates[0].Count.Grades.ShouldBe([5, 0, 5]);
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task Rating_OfAGroup_BoxesEachGradeByItselfAndNobodysOwn(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (rating, codes) = await RatingAsync(house, least: 4);
        var cast = house.Get<CastVote>();
        (await cast.RateAsync(rating, VotingHouse.Person(0), Choice.OfGrades([1, 1, 1, 1, 1]), None)).Refusal?.Why.ShouldBe(VotingError.StalePage, "a grade for oneself is a line too many");
        (await cast.RunAsync(rating, VotingHouse.Person(0), Choice.OfGrades([1, 1, 1, 1]), null, None)).Refusal?.Why.ShouldBe(VotingError.StalePage, "all in one envelope would show the gap");
        (await house.Get<PaperBallots>().EnterAsync(VotingHouse.Clerk, rating, new PaperBatch(["1"], [Choice.OfGrades([0, 1, 1, 1, 1])]), None)).Refusal?.Why.ShouldBe(VotingError.PaperRating);

        // Each gives the one before them in the group a 4, all others a 1.
        var receipts = new List<string>();
        for (var i = 0; i < VotingHouse.PerGroup; i++)
        {
            var lines = Enumerable.Range(0, VotingHouse.PerGroup).Where(other => other != i).Select(other => other == (i + 4) % 5 ? 4 : 1);
            var (given, refusal) = await cast.RateAsync(rating, VotingHouse.Person(i), Choice.OfGrades(lines), None);
            refusal.ShouldBeNull();
            given.Count.ShouldBe(4);
            given.ToList().ShouldBe([.. given.Order(StringComparer.Ordinal)], "in an order that says nothing of whose slip is whose");
            receipts.AddRange(given);
        }

        (await cast.RateAsync(rating, VotingHouse.Person(0), Choice.OfGrades([1, 1, 1, 1]), None)).Refusal?.Why.ShouldBe(VotingError.AlreadyVoted);
        (await house.StandAsync(rating)).ShouldBe((5, 20));
        var result = await house.CountedAsync(rating, codes);

        result.Candidates.Take(5).ShouldAllBe(line => line.Standing == Standing.Graded);
        result.Candidates.Take(5).ShouldAllBe(line => string.Join(' ', line.Count.Grades) == "3 0 0 1", "four graded each, and nobody themselves");
        result.Candidates.Skip(5).ShouldAllBe(line => line.Standing == Standing.Withheld, "nobody of the second group has rated");
        await using var db = await house.ReadAsync();
        (await db.Set<PublishedReceipt>().Where(one => one.BallotId == rating).Select(one => one.Receipt).ToListAsync()).Select(SealedBallot.Show).ShouldBe(receipts, ignoreOrder: true);
        (await house.FaultsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task TwoScrutineers_WhoOpenEverySlipOfARating_FindNothingThatTellsWhoseItIs(Database database)
    {
        await using var house = await VotingHouse.OpenAsync(database);
        var (rating, codes) = await RatingAsync(house, least: 4);
        for (var i = 0; i < VotingHouse.PerGroup; i++)
        {
            (await house.Get<CastVote>().RateAsync(rating, VotingHouse.Person(i), Choice.OfGrades(Enumerable.Repeat((i % 4) + 1, 4)), None)).Refusal.ShouldBeNull();
        }

        (await house.Get<BallotOpening>().CloseAsync(VotingHouse.Clerk, rating, "评议已完成", None)).ShouldBeNull();
        await using var db = await house.ReadAsync();
        var scrutineers = await db.ScrutineersAsync(rating, None);
        var wrapped = await db.Set<BallotKey>().SingleAsync(key => key.BallotId == rating && key.Name == "1-2");
        using var key = PairKey.Unwrap(wrapped.Wrapped, (scrutineers[0], codes[0]), (scrutineers[1], codes[1])).ShouldNotBeNull();
        var box = await db.Set<BoxedBallot>().Where(one => one.BallotId == rating).OrderBy(one => one.Key).ToListAsync();

        box.Select(one => one.Sealed.Length).Distinct().ShouldHaveSingleItem();
        var slips = box.ConvertAll(one => SealedBallot.OpenSlip(key, rating, one.Sealed));
        slips.GroupBy(slip => slip.Subject).ShouldAllBe(given => given.Count() == 4, "as many for each: no gap shows who left whom out");
        // Who gave all the same grade is known to this test: their four slips do not lie together.
        var runs = slips.Zip(slips.Skip(1)).Count(pair => pair.First.Grade == pair.Second.Grade && pair.Second.Subject == pair.First.Subject + 1);
        runs.ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Rating_ByFewerThanTheLeast_IsNeverCounted()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (rating, codes) = await RatingAsync(house, least: 5);
        for (var i = 0; i < VotingHouse.PerGroup; i++)
        {
            (await house.Get<CastVote>().RateAsync(rating, VotingHouse.Person(i), Choice.OfGrades([1, 2, 3, 4]), None)).Refusal.ShouldBeNull();
        }

        var result = await house.CountedAsync(rating, codes);
        result.Candidates.ShouldAllBe(line => line.Standing == Standing.Withheld && line.Count.Grades.Count == 0);
        (await house.BallotAsync(rating)).ResultJson.ShouldNotBeNull().ShouldNotContain("\"Grades\":[1");
    }

    [Fact]
    public async Task Rating_WhoseRulesWouldTell_AreNotTaken()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var (rating, _) = await PreparedRatingAsync(house);
        var rules = (await house.BallotAsync(rating)).Rules;
        rules.Unconfirmed.ShouldContain(RuleName.LeastRatings);
        foreach (var bad in (BallotRules[])[rules with { Change = true }, rules with { Kind = BallotKind.EachCandidate }, rules with { LeastRatings = 1 }, rules with { Scale = GradeScale.Satisfaction }])
        {
            (await house.Get<BallotPreparation>().SettleAsync(VotingHouse.Clerk, rating, bad, None))?.Why.ShouldBe(VotingError.BadRules);
        }
    }

    [Fact]
    public async Task Questionnaire_InForce_BecomesABallotOfItsQuestions()
    {
        await using var house = await VotingHouse.OpenAsync(Database.Sqlite);
        var desk = new QuestionnaireDesk(house.Get<IRecordStore>(), house.Clock);
        (await desk.SaveAsync(VotingHouse.Convenor(1), QuestionnaireDesk.Sample, None)).ShouldBeNull("staff only");
        (await desk.SaveAsync(VotingHouse.Clerk, "questionnaire: x", None)).ShouldNotBeNull().ShouldNotBeEmpty();
        (await desk.SaveAsync(VotingHouse.Clerk, QuestionnaireDesk.Sample, None)).ShouldNotBeNull().ShouldBeEmpty();
        (await desk.SaveAsync(VotingHouse.Clerk, QuestionnaireDesk.Sample.Replace("[好, 较好, 一般, 较差]", "[好, 差]", StringComparison.Ordinal), None)).ShouldNotBeNull().ShouldBeEmpty();

        var (id, refusal) = await new AppraisalPreparation(house.Get<IRecordStore>(), house.Clock).PrepareQuestionnaireAsync(VotingHouse.Clerk, Wanted("反向测评"), None);
        refusal.ShouldBeNull();
        var ballot = await house.BallotAsync(id!.Value);
        (ballot.Purpose, ballot.Rules.Abstain, ballot.Rules.Kind).ShouldBe((BallotPurpose.Questionnaire, true, BallotKind.Graded));
        ballot.Rules.Scale.Names.ShouldBe(["好", "差"], "of the second version");
        await using var db = await house.ReadAsync();
        (await db.CandidatesAsync(ballot.Id, None)).Count.ShouldBe(5);
        (await db.Set<QuestionnaireVersion>().Select(one => one.N).Order().ToListAsync()).ShouldBe([1, 2]);
    }

    private static NewAppraisal Wanted(string title) => new(VotingHouse.Week, title, VotingHouse.VoteDay, VotingHouse.VoteDay.AddHours(8));

    /// <summary>All ten delegates have reported; both groups rate.</summary>
    private static async Task<(Guid Rating, string[] Codes)> RatingAsync(VotingHouse house, int least)
    {
        var (rating, rules) = await PreparedRatingAsync(house);
        (await house.Get<BallotPreparation>().SettleAsync(VotingHouse.Clerk, rating, rules with { LeastRatings = least }, None)).ShouldBeNull();
        var codes = await house.CodesAsync(rating);
        (await house.Get<BallotOpening>().OpenAsync(VotingHouse.Clerk, rating, None)).ShouldBeNull();
        (await house.Get<BallotOpening>().OpenAllAsync(VotingHouse.Clerk, rating, null, None)).ShouldBeNull();
        await house.AdmitAsync(rating, Enumerable.Range(0, 10));
        return (rating, codes);
    }

    private static async Task<(Guid Rating, BallotRules Rules)> PreparedRatingAsync(VotingHouse house)
    {
        await house.Get<IRecordStore>().WriteAsync(null, Actor.System, (session, _) =>
        {
            for (var i = 0; i < 10; i++)
            {
                var report = new SelfReport { Id = VotingHouse.Id(800 + i), BodyId = VotingHouse.Body, WeekId = VotingHouse.Week, PersonId = VotingHouse.Person(i) };
                session.Db.Add(report);
                session.Db.Add(report.Write([ReportParagraph.OwnWords("一年来的工作")], house.Clock.Now));
                report.Submit(house.Clock.Now);
            }

            return Task.FromResult(0);
        }, None);
        var (id, refusal) = await new AppraisalPreparation(house.Get<IRecordStore>(), house.Clock).PrepareRatingAsync(VotingHouse.Clerk, Wanted("民主评议"), None);
        refusal.ShouldBeNull();
        return (id!.Value, (await house.BallotAsync(id.Value)).Rules);
    }

    private static async Task DescribeAsync(VotingHouse house, Guid test)
    {
        await using var db = await house.ReadAsync();
        foreach (var one in await db.CandidatesAsync(test, None))
        {
            var text = new CandidateText(one.Unit, one.Budget, one.Place, one.FinishDate, one.Description, "十月底完工，已投入使用。");
            (await house.Get<BallotPreparation>().DescribeAsync(VotingHouse.Clerk, test, one.Id, text, None)).ShouldBeNull();
        }
    }
}
