using ChatDelegate.Congress.Prompting;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Server.Console.Reach;

namespace ChatDelegate.Server.Console.Prompting;

/// <param name="Unreached">How many have not voted and cannot be reached.</param>
public sealed record PromptFile(Ballot Ballot, IReadOnlyList<PromptLine> Groups, int Unreached)
{
    public int Entitled => Groups.Sum(line => line.Entitled);

    public int Voted => Groups.Sum(line => line.Voted);

    public int Of(PromptOutcome outcome) => Groups.Sum(line => line.Of(outcome));

    public int Sent => Groups.Sum(line => line.Sent);

    public bool IsUnderWay => Groups.Any(line => line.Prompt?.State == PromptState.Running);
}

/// <summary>Prompting in one group.</summary>
/// <param name="GroupId">Null for the delegates without a group.</param>
/// <param name="Number">The group's, for the order.</param>
/// <param name="Prompt">Null where nobody has been prompted.</param>
public sealed record PromptLine(Guid? GroupId, string? Name, int Number, int Entitled, int Voted, VotePrompt? Prompt, IReadOnlyDictionary<PromptOutcome, int> People)
{
    /// <summary>How many people were sent a card.</summary>
    public int Sent => People.Values.Sum();

    public int Of(PromptOutcome outcome) => People.GetValueOrDefault(outcome);
}

/// <summary>Somebody to be reached by other means.</summary>
public sealed record UnreachedRow(Guid PersonId, string Name, string Number, string? Group, ReachReason Why);
