using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.ModelUse;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// <c>suggestion.stop</c>: stops what is being drafted for the delegate, one job or all of them. Whoever works on it, on whichever instance, sees it
/// within seconds; what is finished stays.
/// </summary>
internal sealed class StopDrafting : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("suggestion.stop", new CommandInput("job", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var (me, wanted) = (context.Participant.PersonId, context.IdInput("job"));
        var open = await context.Db.Set<DraftingJob>()
            .Where(job => job.PersonId == me && (job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running) && (wanted == null || job.Id == wanted))
            .OrderBy(job => job.Id).Select(job => job.Id).ToListAsync(cancellationToken);
        var asked = 0;
        foreach (var id in open)
        {
            asked += await AskAsync(context, id, cancellationToken) ? 1 : 0;
        }

        var said = asked == 0 ? "draft.nothing_to_stop" : "draft.stopping";
        return CommandResult.Said(Reply.Of(context.Text(said), context.Text("quick.mine"), context.Text("quick.home"))) with { Ends = true };
    }

    private async Task<bool> AskAsync(CommandContext context, Guid id, CancellationToken cancellationToken)
    {
        if (await context.Db.HoldJobAsync(id, cancellationToken) is not { IsOpen: true } job)
        {
            return false;
        }

        job.AskToStop(context.Now);
        if (!job.IsOpen)
        {
            // Nobody works on it, so nobody else will say so.
            context.Db.Add(new DraftingNotices(context.Phrases).Stopped(job, await DraftStorage.StoredAsync(context.Db, job.Id, cancellationToken), context.Now));
            await KeptAnswers.ForgetAsync(context.Session, job.Id.ToString(), cancellationToken);
        }

        return true;
    }
}
