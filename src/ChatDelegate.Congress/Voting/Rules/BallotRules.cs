using System.Text.Json;
using System.Text.Json.Serialization;
using ChatDelegate.Congress.Roster;

namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>The rules of one ballot (票决规则) as data. What the law does not say, the congress's own 票决办法 does; nothing here is assumed silently.</summary>
public sealed record BallotRules
{
    private static readonly JsonSerializerOptions Format = new(RosterJson.Plain) { Converters = { new JsonStringEnumConverter() } };

    public BallotKind Kind { get; init; } = BallotKind.ChooseUpTo;

    /// <summary>How many are chosen (应选数).</summary>
    public int Places { get; init; } = 1;

    public MajorityBase Base { get; init; } = MajorityBase.Entitled;

    /// <summary>What a candidate must reach of the base.</summary>
    public Share Threshold { get; init; } = new(1, 2, Strict: true);

    /// <summary>How many of all delegates must be there for the vote to be valid.</summary>
    public Share Quorum { get; init; } = new(2, 3, Strict: false);

    public TieRule Tie { get; init; } = TieRule.NewRound;

    /// <summary>Only who has been admitted, by checking in or by staff, can vote.</summary>
    public bool CheckIn { get; init; } = true;

    /// <summary>Whether a vote can be changed until the ballot closes, by whoever shows its receipt.</summary>
    public bool Change { get; init; }

    /// <summary>The grades of a graded ballot.</summary>
    public GradeScale Scale { get; init; } = GradeScale.Satisfaction;

    /// <summary>Whether a graded ballot may abstain on a line (逐项弃权). Leaving it open is never that.</summary>
    public bool Abstain { get; init; }

    /// <summary>Where colleagues grade one another: of whom fewer than so many have given a grade, no count is made, since it would tell who gave which.</summary>
    public int LeastRatings { get; init; } = 5;

    public IReadOnlyDictionary<RuleName, RuleSource> Sources { get; init; } = new Dictionary<RuleName, RuleSource>();

    /// <summary>
    /// What ships: an example for the congress to change and confirm. The documents are where such a rule is found, not a claim that
    /// they hold for this vote.
    /// </summary>
    public static BallotRules Example { get; } = new()
    {
        Sources = Enum.GetValues<RuleName>().ToDictionary(name => name, name => new RuleSource(ExampleDocument(name), Confirmed: false)),
    };

    public RuleSource SourceOf(RuleName name) => Sources.GetValueOrDefault(name) ?? new RuleSource(string.Empty, Confirmed: false);

    /// <summary>The rules that a ballot of this kind has.</summary>
    [JsonIgnore]
    public IReadOnlyList<RuleName> Names =>
    [
        .. Enum.GetValues<RuleName>().Where(name => name switch
        {
            RuleName.Places or RuleName.Tie => Kind != BallotKind.Graded,
            RuleName.Scale or RuleName.Abstain or RuleName.LeastRatings => Kind == BallotKind.Graded,
            RuleName.Kind or RuleName.Base or RuleName.Threshold or RuleName.Quorum or RuleName.CheckIn or RuleName.Change or RuleName.Groups or RuleName.Secret or RuleName.Proxy => true,
        }),
    ];

    /// <summary>The rules that no one has confirmed yet.</summary>
    [JsonIgnore]
    public IReadOnlyList<RuleName> Unconfirmed => [.. Names.Where(name => !SourceOf(name).Confirmed)];

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static BallotRules Read(string json) => JsonSerializer.Deserialize<BallotRules>(json, Format) ?? throw new JsonException("No rules.");

    private static string ExampleDocument(RuleName name) => name switch
    {
        RuleName.Base or RuleName.Threshold => "参照《地方各级人民代表大会和地方各级人民政府组织法》第二十五条（全体代表的过半数）",
        RuleName.Quorum => "参照《地方各级人民代表大会和地方各级人民政府组织法》第十四条（三分之二以上的代表出席）",
        RuleName.Tie => "参照《地方各级人民代表大会和地方各级人民政府组织法》第二十九条（票数相等，再次投票）",
        RuleName.Secret => "参照《地方各级人民代表大会和地方各级人民政府组织法》第二十八条（无记名投票方式）",
        RuleName.Kind or RuleName.Places or RuleName.CheckIn or RuleName.Change or RuleName.Groups or RuleName.Proxy => "本级人大票决办法（待填写条款）",
        RuleName.Scale or RuleName.Abstain or RuleName.LeastRatings => "本级人大测评、评议办法（待填写条款）",
    };
}
