namespace ChatDelegate.Congress.Programme;

/// <summary>What of the blocks is the same every year.</summary>
public static class PlanBlocks
{
    /// <summary>The three of "3+X": a group is complete only with all of them.</summary>
    public static IReadOnlyList<PlanBlock> Mandatory { get; } = [PlanBlock.Vote, PlanBlock.Suggestions, PlanBlock.Evaluation];
}
