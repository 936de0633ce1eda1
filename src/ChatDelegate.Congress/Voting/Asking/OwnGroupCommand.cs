using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting.Running;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary>Something that a convenor does in their own group; there is no way to name another one.</summary>
internal abstract class OwnGroupCommand(string name) : VoteCommand(name)
{
    public sealed override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor];

    public sealed override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ballot = await CurrentAsync(context, cancellationToken);
        var refusal = ballot is null || context.Participant.GroupId is not { } groupId ? VotingError.Missing
            : await GroupStep.TakeAsync(context.Session, context.Participant, ballot.Id, groupId, Step, cancellationToken);
        if (refusal is not null || ballot is null)
        {
            return CommandResult.Refused((refusal?.Why ?? VotingError.Missing).ToString(), (refusal ?? VotingError.Missing).In(context.Phrases, context.Locale));
        }

        await context.Session.FlushAsync(cancellationToken);
        return await context.Db.HoldGroupAsync(ballot.Id, context.Participant.GroupId ?? default, cancellationToken) is { } group
            ? CommandResult.Said(Reply.Of(await GroupCard.DrawAsync(context, ballot, group, cancellationToken)))
            : CommandResult.Done;
    }

    protected abstract VotingRefusal? Step(Participant convenor, Ballot ballot, BallotGroup group);
}
