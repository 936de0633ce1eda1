using System.Security.Cryptography;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Casting;
using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Server.Console.Voting;

namespace ChatDelegate.Tests.Voting;

/// <summary>Grades: what a ballot of them may say, and what comes of many.</summary>
public sealed class GradedTests
{
    private static readonly BallotRules Test = new() { Kind = BallotKind.Graded, Quorum = new Share(0, 1, false) };

    [Theory]
    // Satisfied, satisfied on the whole, dissatisfied of 10 entitled; strict or not; passed or not. 5 of 10 is where they differ.
    [InlineData(4, 2, 4, true, true)]
    [InlineData(3, 2, 5, true, false)]
    [InlineData(3, 2, 5, false, true)]
    [InlineData(0, 4, 0, false, false)]
    public void Test_OfAProject_PassesByTheFirstTwoGradesTogether(int good, int fair, int bad, bool strict, bool passed)
    {
        int[] grades = [.. Enumerable.Repeat(1, good), .. Enumerable.Repeat(2, fair), .. Enumerable.Repeat(3, bad)];
        var result = Decide(Test with { Threshold = new Share(1, 2, strict) }, 10, [.. grades.Select(grade => Choice.OfGrades([grade]))]);

        var line = result.Candidates.ShouldHaveSingleItem();
        line.Count.Grades.ShouldBe([good, fair, bad]);
        line.Count.Approve.ShouldBe(good + fair);
        (result.BaseNumber, result.Needed).ShouldBe((10, strict ? 6 : 5));
        line.Standing.ShouldBe(passed ? Standing.Passed : Standing.Failed);
        (result.Outcome, result.PlacesLeft).ShouldBe((BallotOutcome.Decided, 0));
        BallotResult.Read(result.ToJson()).Candidates.ShouldHaveSingleItem().Count.Grades.ShouldBe([good, fair, bad]);
    }

    [Fact]
    public void Lines_LeftOpenOnPaper_AreNoGradeAndNoAbstention()
    {
        var rules = Test with { Abstain = true };
        var result = Decide(rules, 4, [Choice.OfGrades([1]), Choice.OfGrades([0]), Choice.OfGrades([GradeScale.Abstained]), Choice.OfSpoilt(1)]);

        var count = result.Candidates.ShouldHaveSingleItem().Count;
        (count.Grades[0], count.Unmarked, count.Abstain, count.Graded).ShouldBe((1, 1, 1, 1));
        (result.Count.Invalid, result.Count.Blank).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(new[] { 1, 3 }, false, null)]
    [InlineData(new[] { 1, 0 }, false, VotingError.Ungraded)]
    [InlineData(new[] { 1 }, false, VotingError.StalePage)]
    [InlineData(new[] { 1, 4 }, false, VotingError.StalePage)]
    [InlineData(new[] { 1, 15 }, false, VotingError.StalePage)]
    [InlineData(new[] { 1, 15 }, true, null)]
    public void Page_ThatSendsGrades_MustGradeEachLineByTheScale(int[] grades, bool abstain, VotingError? fault) =>
        Polling.Fault(Test with { Abstain = abstain }, 2, Choice.OfGrades(grades)).ShouldBe(fault);

    [Fact]
    public void Kinds_OfAnotherBallot_AreNeverTaken()
    {
        Polling.Fault(Test, 1, Choice.Of([Mark.Approve])).ShouldBe(VotingError.StalePage);
        Polling.Fault(new BallotRules(), 1, Choice.OfGrades([1])).ShouldBe(VotingError.StalePage);
        Choice.OfGrades([1]).IsValid(new BallotRules()).ShouldBeFalse();
        Choice.Of([Mark.Approve]).IsValid(Test).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_OfAnyGradesAndOfASlip_AreAsLongAsAnyBallotAndReadBack()
    {
        var choice = Choice.OfGrades([1, 0, GradeScale.Abstained]);
        choice.ToBytes().Length.ShouldBe(Choice.Of([Mark.None]).ToBytes().Length);
        Choice.Read(choice.ToBytes(), 3).Grades.ShouldBe(choice.Grades);
        choice.ToString().ShouldBe("Choice");
        var slip = new RatingSlip(7_695, 4);
        slip.ToBytes().Length.ShouldBe(choice.ToBytes().Length);
        RatingSlip.Read(slip.ToBytes()).ShouldBe(slip);
        slip.ToString().ShouldBe("RatingSlip");
        Should.Throw<CryptographicException>(() => RatingSlip.Read(choice.ToBytes()));
        Should.Throw<CryptographicException>(() => Choice.Read(slip.ToBytes(), 3));
    }

    [Fact]
    public void Rules_WrittenBeforeThereWereGrades_AreReadAndAsLong()
    {
        var old = BallotRules.Read("""{"Kind":"EachCandidate","Places":3,"Base":"Present","Threshold":{"Numerator":2,"Denominator":3,"Strict":false}}""");

        (old.Kind, old.Places, old.Base).ShouldBe((BallotKind.EachCandidate, 3, MajorityBase.Present));
        old.Names.ShouldNotContain(RuleName.Scale);
        old.Names.Count.ShouldBe(11);
        (old with { Kind = BallotKind.Graded }).Names.ShouldNotContain(RuleName.Places);
        BallotResult.Read("""{"Outcome":"Decided","Roll":{"Entitled":1,"Present":1,"Cast":1,"Paper":0},"Count":{"Ballots":1,"Invalid":0,"Blank":0,"Candidates":[]},"BaseNumber":1,"Needed":1,"QuorumNeeded":1,"Candidates":[{"Number":1,"Count":{"Approve":1,"Oppose":0,"Abstain":0,"Unmarked":0},"Rank":1,"Standing":"Chosen"}],"PlacesLeft":0}""")
            .Candidates.ShouldHaveSingleItem().Count.Grades.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("满意、基本满意、不满意", 2, true)]
    [InlineData("满意", 0, false)]
    [InlineData("满意、满意", 1, false)]
    [InlineData("满意、", 1, false)]
    [InlineData("满意、不满意", 2, false)]
    [InlineData("一、二、三、四、五、六、七、八、九、十", 1, false)]
    public void Scale_IsTwoToNineDifferentGradesOfWhichNotAllPass(string names, int passing, bool sound) =>
        new GradeScale(names.Split('、'), passing).IsSound.ShouldBe(sound);

    [Theory]
    [InlineData("满意 不满意", "1 3")]
    [InlineData("1，3", "1 3")]
    [InlineData("基本满意 -", "2 0")]
    [InlineData("空", "0 0")]
    [InlineData("满意", null)]
    [InlineData("满意 很好", null)]
    [InlineData("满意 弃", null)]
    [InlineData("4 1", null)]
    public void Papers_WithGrades_AreReadByNameOrNumberOrNotAtAll(string line, string? read)
    {
        BallotCandidate[] lines = [BallotCandidate.OfQuestion(default, default, 1, "一"), BallotCandidate.OfQuestion(default, default, 2, "二")];

        var papers = PaperText.Read(Test, lines, line);
        (papers is null ? null : string.Join(' ', papers.ShouldHaveSingleItem().Grades)).ShouldBe(read);
    }

    [Fact]
    public void Rating_OfWhomTooFewHaveGradedIsNotCounted_AndMoreSlipsThanRatersAreVoid()
    {
        var rules = Test with { Scale = GradeScale.Appraisal, LeastRatings = 3, Abstain = true };
        var roll = new RollCount(5, 5, 5, 0);
        List<RatingSlip> slips = [new(1, 1), new(1, 1), new(1, 4), new(2, 1), new(2, 2), new(2, GradeScale.Abstained)];

        var result = RatingTally.Of(rules, [new RatedColleague(1, 4), new RatedColleague(2, 4)], roll, slips);
        (result.Candidates[0].Standing, result.Candidates[1].Standing).ShouldBe((Standing.Graded, Standing.Withheld));
        result.Candidates[0].Count.Grades.ShouldBe([2, 0, 0, 1]);
        result.ToJson().ShouldNotContain("[1,1,0,0]", Case.Sensitive, "what is not shown is not kept");
        (result.Candidates[1].Count.Grades.Count, result.Candidates[1].Count.Abstain).ShouldBe((0, 0));

        RatingTally.Of(rules, [new RatedColleague(1, 2), new RatedColleague(2, 4)], roll, slips).Outcome.ShouldBe(BallotOutcome.Void);
        RatingTally.Of(rules, [new RatedColleague(1, 4)], roll, slips).Outcome.ShouldBe(BallotOutcome.Void, "a slip for nobody");
    }

    private static BallotResult Decide(BallotRules rules, int entitled, List<Choice> choices) =>
        Decision.Of(rules, [1], new RollCount(entitled, entitled, choices.Count, 0), BallotCount.Of(rules, 1, choices));
}
