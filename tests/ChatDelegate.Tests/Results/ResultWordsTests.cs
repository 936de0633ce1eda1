using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Rules;
using ChatDelegate.Tests.Suggestions;

namespace ChatDelegate.Tests.Results;

public sealed class ResultWordsTests
{
    private static readonly RollCount Roll = new(450, 441, 440, 2);

    [Fact]
    public void Words_OfAMajorityOfAllDelegates_CanBeCheckedByHand()
    {
        var words = Of(new BallotRules { Places = 1 }, [301, 120]);

        words.Needed.ShouldBe("全体代表 450 人，过半数须得 226 票。");
        words.Quorum.ShouldBe("全体代表 450 人，三分之二以上出席方为有效，须有 300 人；实到 441 人，达到法定人数。");
        words.Ballots.ShouldBe("已投 440 人（其中纸质票 2 人），未投 10 人；收回选票 440 张，不多于已投人数；有效票 440 张（其中空白票 0 张），无效票 0 张。");
        Said(words, [301, 120]).ShouldBe(["得 301 票，达到 226 票，通过。", "得 120 票，不足 226 票，未通过。"]);
    }

    [Theory]
    [InlineData(1, 2, true, "过半数须得 226 票")]
    [InlineData(1, 2, false, "半数以上（含半数）须得 225 票")]
    [InlineData(2, 3, false, "三分之二以上须得 300 票")]
    [InlineData(3, 5, true, "超过 5 分之 3须得 271 票")]
    [InlineData(0, 1, false, "不设最低比例，至少须得 1 票")]
    public void Needed_OfEachShare_SaysItAsOfficesDo(int part, int whole, bool strict, string said) =>
        Of(new BallotRules { Threshold = new Share(part, whole, strict) }, [300]).Needed.ShouldContain(said);

    [Fact]
    public void Words_WhereTheBaseIsWhoVoted_CountOnThat() =>
        Of(new BallotRules { Base = MajorityBase.Cast }, [300]).Needed.ShouldBe("收回的票 440 张，过半数须得 221 票。");

    [Fact]
    public void Words_OfATie_SayWhatComesOfIt()
    {
        Said(new BallotRules { Places = 1 }, [300, 300])[0].ShouldContain("须再次投票");
        Said(new BallotRules { Places = 1, Tie = TieRule.LeaveOpen }, [300, 300])[0].ShouldContain("名额空缺，另行决定");
    }

    [Fact]
    public void Words_OfMoreBallotsThanVoters_CallTheVoteVoid()
    {
        var words = Of(new BallotRules(), [300], ballots: 441);

        words.Ballots.ShouldContain("收回选票 441 张，多于已投人数，投票无效");
        words.Outcome.ShouldContain("无效");
    }

    [Fact]
    public void Words_WithTooFewPresent_SaySo()
    {
        var roll = new RollCount(450, 299, 299, 0);
        var result = Decision.Of(new BallotRules(), [1], roll, new BallotCount(299, 0, 0, [new CandidateCount(299, 0, 0, 0)]));

        new ResultWords(House.Phrases, "zh-CN", new BallotRules(), result).Quorum.ShouldContain("须有 300 人；实到 299 人，未达到法定人数");
    }

    [Fact]
    public void Words_OfASatisfactionTest_SayEveryGradeAndWhatCountsTogether()
    {
        var rules = new BallotRules { Kind = BallotKind.Graded, Scale = GradeScale.Satisfaction, Base = MajorityBase.Cast };
        var count = CandidateCount.OfGrades(rules.Scale, [.. Enumerable.Repeat(1, 200), .. Enumerable.Repeat(2, 100), .. Enumerable.Repeat(3, 140)]);
        var result = Decision.Of(rules, [1], Roll, new BallotCount(440, 0, 0, [count]));

        new ResultWords(House.Phrases, "zh-CN", rules, result).Of(result.Candidates[0]).ShouldBe("满意 200 票、基本满意 100 票、不满意 140 票；满意、基本满意合计 300 票，达到 221 票，通过。");
    }

    [Fact]
    public void Words_OfEveryStanding_AreThere()
    {
        var result = Of(new BallotRules(), [1]);

        foreach (var standing in Enum.GetValues<Standing>())
        {
            result.Of(new CandidateResult(1, new CandidateCount(1, 0, 0, 0), 1, standing)).ShouldNotBeEmpty();
        }
    }

    private static List<string> Said(BallotRules rules, int[] votes) => Said(Of(rules, votes), votes, rules);

    private static List<string> Said(ResultWords words, int[] votes, BallotRules? rules = null) => [.. Result(rules ?? new BallotRules { Places = 1 }, votes, 440).Candidates.Select(words.Of)];

    private static ResultWords Of(BallotRules rules, int[] votes, int ballots = 440) => new(House.Phrases, "zh-CN", rules, Result(rules, votes, ballots));

    private static BallotResult Result(BallotRules rules, int[] votes, int ballots) =>
        Decision.Of(rules, [.. Enumerable.Range(1, votes.Length)], Roll, new BallotCount(ballots, 0, 0, [.. votes.Select(vote => new CandidateCount(vote, 0, 0, ballots - vote))]));
}
