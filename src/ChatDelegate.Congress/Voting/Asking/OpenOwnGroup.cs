namespace ChatDelegate.Congress.Voting.Asking;

/// <summary><c>ballot.open_group</c>: a convenor (召集人) opens the ballot for their own group.</summary>
internal sealed class OpenOwnGroup(TimeProvider time) : OwnGroupCommand("ballot.open_group")
{
    protected override VotingRefusal? Step(Commands.Participant convenor, Ballot ballot, BallotGroup group) => Running.GroupStep.Open(convenor, ballot, group, null, time.GetUtcNow());
}
