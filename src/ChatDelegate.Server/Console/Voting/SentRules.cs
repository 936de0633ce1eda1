using System.Globalization;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>What the form of rules sends.</summary>
public sealed class SentRules
{
    private static readonly char[] Between = ['、', ',', '，', ';', '；', '/'];

    public BallotKind Kind { get; set; }

    public int Places { get; set; }

    public MajorityBase Base { get; set; }

    public bool ThresholdStrict { get; set; }

    /// <summary>Such as 1/2.</summary>
    public string? ThresholdOf { get; set; }

    public bool QuorumStrict { get; set; }

    public string? QuorumOf { get; set; }

    public TieRule Tie { get; set; }

    public bool CheckIn { get; set; }

    public bool Change { get; set; }

    /// <summary>Grades from the best down, with 、 between them; null when the form was sent without them.</summary>
    public string? Grades { get; set; }

    public int Passing { get; set; }

    public bool Abstain { get; set; }

    public int? LeastRatings { get; set; }

    /// <summary>In the order of <see cref="RuleName"/>; null when the form was sent without them.</summary>
    public IList<string?>? Documents { get; set; }

    /// <summary>Null when none is marked.</summary>
    public IList<RuleName>? Confirmed { get; set; }

    public BallotRules ToRules() => new()
    {
        Kind = Kind,
        Places = Places,
        Base = Base,
        Threshold = Read(ThresholdOf, ThresholdStrict),
        Quorum = Read(QuorumOf, QuorumStrict),
        Tie = Tie,
        CheckIn = CheckIn,
        Change = Change,
        Scale = Grades is { } grades ? new GradeScale(grades.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Passing) : GradeScale.Satisfaction,
        Abstain = Abstain,
        LeastRatings = LeastRatings ?? BallotRules.Example.LeastRatings,
        Sources = Enum.GetValues<RuleName>().Index().ToDictionary(one => one.Item, one => new RuleSource(Documents?.ElementAtOrDefault(one.Index)?.Trim() ?? string.Empty, Confirmed?.Contains(one.Item) == true)),
    };

    /// <summary>Nonsense becomes a share that no rule takes.</summary>
    private static Share Read(string? text, bool strict) => text?.Split('/') is [var part, var of]
        && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            ? new Share(numerator, denominator, strict)
            : new Share(-1, 1, strict);
}
