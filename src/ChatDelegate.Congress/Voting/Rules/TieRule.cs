namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>What becomes of candidates with the same votes of whom only some have a place (末位得票相同).</summary>
public enum TieRule
{
    /// <summary>就票数相同的候选项目再次投票.</summary>
    NewRound,

    /// <summary>The places stay empty until the congress decides otherwise (名额空缺，另行决定).</summary>
    LeaveOpen,
}
