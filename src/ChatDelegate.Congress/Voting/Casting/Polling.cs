using ChatDelegate.Congress.Voting.Counting;
using ChatDelegate.Congress.Voting.Roll;
using ChatDelegate.Congress.Voting.Rules;

namespace ChatDelegate.Congress.Voting.Casting;

/// <summary>Whether somebody may vote now, and whether what they marked is a ballot: rules alone, the same for page, chat and box.</summary>
public static class Polling
{
    /// <summary>Why this person cannot vote now; null when they can.</summary>
    /// <param name="group">Their group's part; null for a delegate without a group.</param>
    /// <param name="changing">Whether they change a vote that they have cast.</param>
    public static VotingError? Hindrance(Ballot ballot, BallotGroup? group, RollEntry? entry, DateTimeOffset now, bool changing = false)
    {
        ArgumentNullException.ThrowIfNull(ballot);
        return entry is null ? VotingError.NotOnRoll
            : entry.Voted && !changing ? VotingError.AlreadyVoted
            : ballot.State == BallotState.Prepared ? VotingError.NotOpenYet
            : ballot.State != BallotState.Open ? VotingError.Closed
            : OfGroup(ballot, group, entry, now)
            ?? (ballot.Rules.CheckIn && !entry.Admitted ? VotingError.NotAdmitted : null);
    }

    /// <summary>Why these marks are no ballot; null when they are. A page never sends such, a stale or altered one does.</summary>
    public static VotingError? Fault(BallotRules rules, int candidates, Choice choice)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Lines != candidates || choice.IsGraded != (rules.Kind == BallotKind.Graded) ? VotingError.StalePage
            : choice.Grades.Contains(0) ? VotingError.Ungraded
            : choice.IsGraded && !choice.IsValid(rules) ? VotingError.StalePage
            : rules.Kind == BallotKind.EachCandidate && choice.Marks.Contains(Mark.None) ? VotingError.Unmarked
            : choice.IsValid(rules) ? null : VotingError.TooMany;
    }

    private static VotingError? OfGroup(Ballot ballot, BallotGroup? group, RollEntry entry, DateTimeOffset now)
    {
        var (before, after) = (now < ballot.WindowFrom, now >= ballot.WindowTo);
        if (entry.GroupId is null || group is null)
        {
            return before ? VotingError.NotOpenYet : after ? VotingError.Closed : null;
        }

        return group.State switch
        {
            GroupState.Waiting => VotingError.GroupNotOpen,
            GroupState.Closed => VotingError.GroupClosed,
            GroupState.Open => after && group.Override is null ? VotingError.Closed : null,
        };
    }
}
