using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>
/// The arithmetic of a result (计票说明) in sentences that anybody can check with pen and paper: from which number to how many votes, and what
/// each candidate had of them.
/// </summary>
public sealed class ResultWords(PhraseBook phrases, string locale, BallotRules rules, BallotResult result)
{
    private const string Prefix = "voting.words.";

    /// <summary>三分之二以上出席须有 300 人；实到 441 人，达到.</summary>
    public string Quorum => Say(
        result.Roll.Present >= result.QuorumNeeded ? "quorum_met" : "quorum_missed",
        ("entitled", result.Roll.Entitled), ("share", ShareOf(rules.Quorum)), ("needed", result.QuorumNeeded), ("present", result.Roll.Present));

    /// <summary>Ballots that came in, against what the roll says.</summary>
    public string Ballots => Say(
        result.Outcome == BallotOutcome.Void ? "ballots_void" : "ballots",
        ("cast", result.Roll.Cast), ("paper", result.Roll.Paper), ("not_cast", result.Roll.NotCast), ("ballots", result.Count.Ballots), ("valid", result.Count.Valid), ("invalid", result.Count.Invalid),
        ("blank", result.Count.Blank));

    /// <summary>全体代表 450 人，过半数须得 226 票.</summary>
    public string Needed => Say("needed", ("base", Base), ("share", ShareOf(rules.Threshold)), ("needed", result.Needed));

    public string Outcome => phrases(locale, $"voting.outcome.{result.Outcome}", ("places", result.PlacesLeft));

    /// <summary>得 301 票，达到 226 票，通过.</summary>
    public string Of(CandidateResult candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        var key = candidate.Standing == Standing.Tied && rules.Tie == TieRule.LeaveOpen ? "TiedOpen" : candidate.Standing.ToString();
        return Say($"standing.{key}", ("votes", Votes(candidate.Count)), ("needed", result.Needed), ("rank", candidate.Rank), ("places", rules.Places));
    }

    private string Base => rules.Base switch
    {
        MajorityBase.Entitled => Say("base.Entitled", ("base", result.BaseNumber)),
        MajorityBase.Present => Say("base.Present", ("base", result.BaseNumber)),
        MajorityBase.Cast => Say("base.Cast", ("base", result.BaseNumber)),
    };

    private string Votes(CandidateCount count) => rules.Kind switch
    {
        BallotKind.ChooseUpTo => Say("votes", ("approve", count.Approve)),
        BallotKind.EachCandidate => Say("votes_each", ("approve", count.Approve), ("oppose", count.Oppose), ("abstain", count.Abstain), ("unmarked", count.Unmarked)),
        BallotKind.Graded when rules.Scale.Passing == 0 => Grades(count),
        BallotKind.Graded => Say("votes_graded", ("grades", Grades(count)), ("passing", string.Join(Comma, rules.Scale.Names.Take(rules.Scale.Passing))), ("approve", count.Approve)),
    };

    private string Comma => phrases(locale, "voting.comma");

    private string Grades(CandidateCount count) => string.Join(Comma, rules.Scale.Names.Zip(count.Grades, (name, votes) => Say("votes_grade", ("grade", name), ("votes", votes))));

    /// <summary>The usual shares have names of their own: nobody says "more than 1/2" for 过半数.</summary>
    private string ShareOf(Share share) => share switch
    {
        { Numerator: 0 } => Say("share.none"),
        { Numerator: 1, Denominator: 2, Strict: true } => Say("share.majority"),
        { Numerator: 1, Denominator: 2, Strict: false } => Say("share.half"),
        { Numerator: 2, Denominator: 3, Strict: false } => Say("share.two_thirds"),
        _ => Say(share.Strict ? "share.more_than" : "share.at_least", ("part", share.Numerator), ("whole", share.Denominator)),
    };

    private string Say(string key, params (string Name, object Value)[] values) => phrases(locale, Prefix + key, values);
}
