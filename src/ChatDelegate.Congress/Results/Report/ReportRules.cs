using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Results.Report;

/// <summary>The rules of a ballot in words, as the console has them too.</summary>
internal sealed class ReportRules(PhraseBook phrases, string locale, BallotRules rules)
{
    private const string Prefix = "console.voting.";

    public string Name(RuleName name) => phrases(locale, $"{Prefix}rule_name.{name}");

    public string Says(RuleName name) => name switch
    {
        RuleName.Kind => Say($"kind.{rules.Kind}"),
        RuleName.Places => Say("places_value", ("places", rules.Places)),
        RuleName.Base => Say($"base.{rules.Base}"),
        RuleName.Threshold => Of(rules.Threshold),
        RuleName.Quorum => Of(rules.Quorum),
        RuleName.Tie => Say($"tie.{rules.Tie}"),
        RuleName.CheckIn => Say(rules.CheckIn ? "check_in_yes" : "check_in_no"),
        RuleName.Change => Say(rules.Change ? "change_yes" : "change_no"),
        RuleName.Groups => Say("groups_yes"),
        RuleName.Secret => Say("secret_yes"),
        RuleName.Proxy => Say("proxy_no"),
        RuleName.Scale => string.Join("、", rules.Scale.Names),
        RuleName.Abstain => Say(rules.Abstain ? "abstain_yes" : "abstain_no"),
        RuleName.LeastRatings => Say("least_value", ("least", rules.LeastRatings)),
    };

    /// <summary>The document a rule comes from; marked as long as the congress has not confirmed it.</summary>
    public string Source(RuleName name)
    {
        var source = rules.SourceOf(name);
        var document = source.Document.Length > 0 ? source.Document : phrases(locale, "record.no_source");
        return source.Confirmed ? document : phrases(locale, "record.unconfirmed", ("document", document));
    }

    private string Of(Share share) => share.Numerator == 0
        ? Say("no_share")
        : Say(share.Strict ? "more_than" : "at_least", ("part", $"{share.Numerator}/{share.Denominator}"));

    private string Say(string key, params (string Name, object Value)[] values) => phrases(locale, Prefix + key, values);
}
