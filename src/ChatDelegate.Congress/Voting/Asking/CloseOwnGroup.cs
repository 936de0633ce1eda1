namespace ChatDelegate.Congress.Voting.Asking;

/// <summary><c>ballot.close_group</c>: a convenor (召集人) closes the ballot in their own group.</summary>
internal sealed class CloseOwnGroup(TimeProvider time) : OwnGroupCommand("ballot.close_group")
{
    protected override VotingRefusal? Step(Commands.Participant convenor, Ballot ballot, BallotGroup group) => Running.GroupStep.Close(convenor, ballot, group, time.GetUtcNow());
}
