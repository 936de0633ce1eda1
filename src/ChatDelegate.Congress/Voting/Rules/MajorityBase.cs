namespace ChatDelegate.Congress.Voting.Rules;

/// <summary>Of which number a majority is counted (计票基数).</summary>
public enum MajorityBase
{
    /// <summary>全体代表: all on the roll, whether they came or not.</summary>
    Entitled,

    /// <summary>到会代表: those who were admitted.</summary>
    Present,

    /// <summary>收回的票: those who voted.</summary>
    Cast,
}
