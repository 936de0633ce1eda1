using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Voting.Asking;

/// <summary>A command about the ballot that a congress has under way; with <c>about</c>, one of another <see cref="BallotPurpose"/> than the vote on projects.</summary>
internal abstract class VoteCommand(string name) : DialogCommand
{
    public sealed override CommandSpec Spec { get; } = new(name, new CommandInput("about", ValueType.Text, Required: false));

    protected static BallotPurpose About(CommandContext context) =>
        Enum.TryParse<BallotPurpose>(context.TextInput("about"), out var purpose) ? purpose : BallotPurpose.Projects;

    /// <summary>The ballot one means: the one that is open, else the next to come, else the last.</summary>
    protected static async Task<Ballot?> CurrentAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (bodyId, purpose) = (context.Participant.CongressId, About(context));
        var ballots = await context.Db.Set<Ballot>().AsNoTracking().Where(ballot => ballot.BodyId == bodyId && ballot.Purpose == purpose)
            .OrderByDescending(ballot => ballot.WindowFrom).ThenByDescending(ballot => ballot.Id).Take(10).ToListAsync(cancellationToken);
        return ballots.Find(ballot => ballot.State == BallotState.Open) ?? ballots.FindLast(ballot => ballot.IsNext(ballots)) ?? ballots.FirstOrDefault();
    }
}
