namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>How a ballot is marked (选举票、表决票的写法).</summary>
public enum BallotKind
{
    /// <summary>等额或差额选定: as many marks as there are places, or fewer.</summary>
    ChooseUpTo,

    /// <summary>逐项表决: approve, oppose or abstain (赞成、反对、弃权) for each candidate.</summary>
    EachCandidate,

    /// <summary>等次评价: one grade of a scale for each line.</summary>
    Graded,
}
