namespace ChatDelegate.Congress.Voting;

/// <summary>Where a ballot stands; it never goes back.</summary>
public enum BallotState
{
    /// <summary>Being made ready; everything can still be changed.</summary>
    Prepared,

    /// <summary>Nothing can be changed any more; groups open it for their delegates.</summary>
    Open,

    /// <summary>Nobody votes any more.</summary>
    Closed,

    /// <summary>Staff and scrutineers know the result.</summary>
    Counted,

    /// <summary>Everybody does.</summary>
    Published,

    /// <summary>The congress has confirmed it; keys and sealed ballots are destroyed.</summary>
    Confirmed,
}
