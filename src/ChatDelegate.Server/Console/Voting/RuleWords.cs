using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>A rule in words.</summary>
internal static class RuleWords
{
    public static string Of(Words words, BallotRules rules, RuleName name) => name switch
    {
        RuleName.Kind => words.Of("voting.kind", rules.Kind),
        RuleName.Places => words["voting.places_value", ("places", rules.Places)],
        RuleName.Base => words.Of("voting.base", rules.Base),
        RuleName.Threshold => Share(words, rules.Threshold),
        RuleName.Quorum => Share(words, rules.Quorum),
        RuleName.Tie => words.Of("voting.tie", rules.Tie),
        RuleName.CheckIn => words[rules.CheckIn ? "voting.check_in_yes" : "voting.check_in_no"],
        RuleName.Change => words[rules.Change ? "voting.change_yes" : "voting.change_no"],
        RuleName.Groups => words["voting.groups_yes"],
        RuleName.Secret => words["voting.secret_yes"],
        RuleName.Proxy => words["voting.proxy_no"],
        RuleName.Scale => Scale(words, rules.Scale),
        RuleName.Abstain => words[rules.Abstain ? "voting.abstain_yes" : "voting.abstain_no"],
        RuleName.LeastRatings => words["voting.least_value", ("least", rules.LeastRatings)],
    };

    private static string Scale(Words words, GradeScale scale)
    {
        var names = string.Join(words["list.comma"], scale.Names);
        return scale.Passing == 0 ? names : words["voting.scale_value", ("grades", names), ("passing", string.Join(words["voting.plus"], scale.Names.Take(scale.Passing)))];
    }

    private static string Share(Words words, Share share) => share.Numerator == 0
        ? words["voting.no_share"]
        : words[share.Strict ? "voting.more_than" : "voting.at_least", ("part", $"{share.Numerator}/{share.Denominator}")];
}
