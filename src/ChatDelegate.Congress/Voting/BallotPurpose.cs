using ChatDelegate.Congress.Programme;

namespace ChatDelegate.Congress.Voting;

/// <summary>What a ballot is about. All go the same way through roll, envelopes, box and count.</summary>
public enum BallotPurpose
{
    /// <summary>票决: which of the year's candidate projects are carried out.</summary>
    Projects,

    /// <summary>满意度测评: what became of the projects that were chosen a year before.</summary>
    Satisfaction,

    /// <summary>民主评议: the delegates of each group grade one another. Every grade is a slip of its own in the box.</summary>
    PeerRating,

    /// <summary>政治体检反向测评: questions of a form, each answered by a grade.</summary>
    Questionnaire,
}

/// <summary>What follows from a ballot's purpose.</summary>
internal static class PurposeRules
{
    /// <summary>The stage (环节) of the week at whose meetings it is taken: whoever checks in there is admitted.</summary>
    public static PlanStage Stage(this BallotPurpose purpose) => purpose switch
    {
        BallotPurpose.Projects or BallotPurpose.Satisfaction => PlanStage.Decide,
        BallotPurpose.PeerRating or BallotPurpose.Questionnaire => PlanStage.Evaluate,
    };
}
