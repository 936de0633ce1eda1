using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Voting;
using ChatDelegate.Congress.Voting.Asking;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Prompting;

/// <summary><c>ballot.prompt_group</c>: a convenor (召集人) has those of their own group prompted who have not voted; there is no way to name another one.</summary>
internal sealed class PromptOwnGroup(VotePrompts prompts, QuietHours quiet) : VoteCommand("ballot.prompt_group")
{
    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var ballot = await CurrentAsync(context, cancellationToken);
        if (ballot is null || context.Participant.GroupId is not { } groupId)
        {
            return CommandResult.Refused(nameof(VotingError.Missing), new VotingRefusal(VotingError.Missing).In(context.Phrases, context.Locale));
        }

        var (people, refusal) = await prompts.StartAsync(context.Session, context.Participant, ballot.Id, groupId, cancellationToken);
        return refusal is null
            ? CommandResult.Said(Reply.Of(context.Text(quiet.Holds(context.Now) ? "voting.prompt.begun_later" : "voting.prompt.begun", ("people", people))))
            : CommandResult.Refused(refusal.Why.ToString(), refusal.In(context.Phrases, context.Locale));
    }
}
