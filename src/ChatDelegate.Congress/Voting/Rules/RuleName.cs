namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>What a ballot's rules settle, in the order in which a record prints them. Each names the document it comes from.</summary>
public enum RuleName
{
    Kind,
    Places,
    Base,
    Threshold,
    Quorum,
    Tie,
    CheckIn,
    Change,

    /// <summary>分组投票、合并计票: not a setting, but a document must allow it.</summary>
    Groups,

    /// <summary>无记名: not a setting.</summary>
    Secret,

    /// <summary>不得委托他人投票: not a setting.</summary>
    Proxy,

    /// <summary>等次.</summary>
    Scale,

    /// <summary>逐项弃权.</summary>
    Abstain,

    /// <summary>评议票不足时不计.</summary>
    LeastRatings,
}
