using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Tests.Voting;

/// <summary>Every rule by which a vote is decided, as a table.</summary>
public sealed class DecisionTests
{
    [Theory]
    // 全体代表的过半数: half is not enough.
    [InlineData(1, 2, true, 450, 226)]
    [InlineData(1, 2, true, 451, 226)]
    [InlineData(1, 2, true, 1, 1)]
    // 半数以上, as some rules of a satisfaction test say: half is enough.
    [InlineData(1, 2, false, 450, 225)]
    [InlineData(1, 2, false, 451, 226)]
    // 三分之二以上.
    [InlineData(2, 3, false, 450, 300)]
    [InlineData(2, 3, false, 451, 301)]
    [InlineData(2, 3, true, 450, 301)]
    // Everybody; and no threshold at all, which still takes a vote.
    [InlineData(1, 1, false, 30, 30)]
    [InlineData(0, 1, false, 30, 1)]
    [InlineData(1, 2, false, 0, 1)]
    public void Needed_IsTheLeastThatPasses(int numerator, int denominator, bool strict, int of, int needed)
    {
        var share = new Share(numerator, denominator, strict);

        share.Needed(of).ShouldBe(needed);
        share.IsMet(needed, of).ShouldBeTrue();
        share.IsMet(needed - 1, of).ShouldBeFalse();
    }

    [Theory]
    [InlineData(MajorityBase.Entitled, 30, 16)]
    [InlineData(MajorityBase.Present, 26, 14)]
    [InlineData(MajorityBase.Cast, 24, 13)]
    public void Base_IsWhatTheRuleSays(MajorityBase of, int number, int needed)
    {
        var result = Decide(Rules(1) with { Base = of }, new RollCount(30, 26, 24, 1), 24, 13, 3);

        result.BaseNumber.ShouldBe(number);
        result.Needed.ShouldBe(needed);
        result.Candidates[0].Standing.ShouldBe(of == MajorityBase.Cast ? Standing.Chosen : Standing.Below, "who did not vote counts in the base of all delegates");
        result.Roll.NotCast.ShouldBe(6);
    }

    [Theory]
    // Votes by candidate; places; who comes off how (C chosen, T tied, O outrun, B below); outcome; places left. Needed are 16 of 30.
    [InlineData("20,18,16,9", 3, "CCCB", BallotOutcome.Decided, 0)]
    [InlineData("20,18,17,16", 3, "CCCO", BallotOutcome.Decided, 0)]
    [InlineData("20,17,17,16", 2, "CTTO", BallotOutcome.NewRound, 1)]
    [InlineData("18,18,18", 2, "TTT", BallotOutcome.NewRound, 2)]
    [InlineData("18,18,16", 2, "CCO", BallotOutcome.Decided, 0)]
    [InlineData("20,16,16,16", 2, "CTTT", BallotOutcome.NewRound, 1)]
    [InlineData("20,15,15", 2, "CBB", BallotOutcome.PlacesLeft, 1)]
    [InlineData("15,15,15", 2, "BBB", BallotOutcome.PlacesLeft, 2)]
    [InlineData("0,0,0", 1, "BBB", BallotOutcome.PlacesLeft, 1)]
    [InlineData("16,16", 2, "CC", BallotOutcome.Decided, 0)]
    public void Places_GoToTheMostVotesAndTiesAtTheEdgeToANewRound(string votes, int places, string standings, BallotOutcome outcome, int left)
    {
        var result = Decide(Rules(places), new RollCount(30, 30, 30, 0), 30, Numbers(votes));

        string.Concat(result.Candidates.Select(candidate => candidate.Standing.ToString()[0])).ShouldBe(standings);
        result.Outcome.ShouldBe(outcome);
        result.PlacesLeft.ShouldBe(left);
        result.Tied.Count.ShouldBe(standings.Count(one => one == 'T'));
    }

    [Fact]
    public void Tie_WhereTheRulesKnowNoNewRound_LeavesThePlacesOpen()
    {
        var result = Decide(Rules(2) with { Tie = TieRule.LeaveOpen }, new RollCount(30, 30, 30, 0), 30, 20, 17, 17);

        result.Outcome.ShouldBe(BallotOutcome.PlacesLeft);
        result.PlacesLeft.ShouldBe(1);
    }

    [Fact]
    public void Ranks_OfEqualVotes_AreEqualAndTheNextIsLeftOut() =>
        Decide(Rules(2), new RollCount(30, 30, 30, 0), 30, 17, 20, 17, 3).Candidates.Select(candidate => candidate.Rank).ShouldBe([2, 1, 2, 4]);

    [Fact]
    public void Quorum_NotReached_DecidesNothing()
    {
        var result = Decide(Rules(1), new RollCount(30, 19, 19, 0), 19, 19, 0);

        result.Outcome.ShouldBe(BallotOutcome.NoQuorum);
        result.QuorumNeeded.ShouldBe(20);
        result.Candidates.ShouldAllBe(candidate => candidate.Standing == Standing.Undecided);
        Decide(Rules(1), new RollCount(30, 20, 19, 0), 19, 19, 0).Outcome.ShouldBe(BallotOutcome.Decided);
    }

    [Fact]
    public void Ballots_MoreThanTheRollSays_AreVoid()
    {
        Decide(Rules(1), new RollCount(30, 30, 24, 0), 25, 25, 0).Outcome.ShouldBe(BallotOutcome.Void);
        Decide(Rules(1), new RollCount(30, 30, 24, 0), 23, 23, 0).Outcome.ShouldBe(BallotOutcome.Decided, "收回的票少于发出的票，有效");
    }

    [Fact]
    public void Count_OfChoices_TellsValidInvalidAndBlankApart()
    {
        var rules = Rules(2);
        Choice[] choices = [Chosen(4, 0, 1), Chosen(4, 0), Chosen(4), Chosen(4, 0, 1, 2), Choice.OfSpoilt(4)];

        var count = BallotCount.Of(rules, 4, choices);

        (count.Ballots, count.Valid, count.Invalid, count.Blank).ShouldBe((5, 3, 2, 1), "少选有效，多选无效");
        count.Candidates.Select(candidate => candidate.Approve).ShouldBe([2, 1, 0, 0]);
        count.Candidates.Select(candidate => candidate.Unmarked).ShouldBe([1, 2, 3, 3]);
    }

    [Fact]
    public void Count_OfEachCandidate_KeepsTheFourStatesApart()
    {
        var rules = Rules(2) with { Kind = BallotKind.EachCandidate };
        Choice[] choices = [Choice.Of([Mark.Approve, Mark.Oppose]), Choice.Of([Mark.Approve, Mark.Abstain]), Choice.Of([Mark.None, Mark.Abstain])];

        var count = BallotCount.Of(rules, 2, choices);

        count.Candidates.ShouldBe([new CandidateCount(2, 0, 0, 1), new CandidateCount(0, 1, 2, 0)]);
    }

    [Fact]
    public void Rules_WrittenAndRead_AreTheSame()
    {
        var rules = BallotRules.Example with { Kind = BallotKind.EachCandidate, Places = 7, Threshold = new Share(2, 3, false), Tie = TieRule.LeaveOpen, Change = true };

        var read = BallotRules.Read(rules.ToJson());

        read.ToJson().ShouldBe(rules.ToJson());
        read.Threshold.ShouldBe(new Share(2, 3, false));
        read.Unconfirmed.Count.ShouldBe(rules.Names.Count, "what ships is an example until the congress confirms it");
        read.SourceOf(RuleName.Base).Document.ShouldContain("全体代表的过半数");
    }

    private static BallotRules Rules(int places) => new() { Places = places };

    private static BallotResult Decide(BallotRules rules, RollCount roll, int ballots, params int[] votes) =>
        Decision.Of(rules, [.. Enumerable.Range(1, votes.Length)], roll, new BallotCount(ballots, 0, 0, [.. votes.Select(vote => new CandidateCount(vote, 0, 0, ballots - vote))]));

    private static int[] Numbers(string list) => [.. list.Split(',').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    private static Choice Chosen(int candidates, params int[] chosen) => Choice.Of(Enumerable.Range(0, candidates).Select(i => chosen.Contains(i) ? Mark.Approve : Mark.None));
}
