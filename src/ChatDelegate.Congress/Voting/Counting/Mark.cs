namespace ChatDelegate.Congress.Voting.Counting;

/// <summary>What a ballot says of one candidate. Saying nothing is a mark of its own, never the same as any other.</summary>
public enum Mark : byte
{
    None,

    /// <summary>赞成, or chosen where candidates are chosen.</summary>
    Approve,

    /// <summary>反对.</summary>
    Oppose,

    /// <summary>弃权.</summary>
    Abstain,
}
