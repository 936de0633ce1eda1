using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Drafting.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Asks a model about one suggestion, where there is a model: the answer comes as news.</summary>
internal sealed class SuggestionJobs(IEnumerable<ModelEditor> editors, RequestLimit limit)
{
    public bool HasModel => editors.Any();

    /// <summary>One job for one call, and none beside another on the same suggestion, whose work it would overtake.</summary>
    /// <returns>Why not, in words; null when it is asked for.</returns>
    public async Task<CommandResult?> AskAsync(CommandContext context, Suggestion suggestion, DraftingKind kind, string? instruction, CancellationToken cancellationToken)
    {
        var key = context.Call.IdempotencyKey;
        if (await context.Db.Set<DraftingJob>().AnyAsync(job => job.IdempotencyKey == key, cancellationToken))
        {
            return null;
        }

        if (await context.Db.Set<DraftingJob>().AnyAsync(
            job => job.SuggestionId == suggestion.Id && (job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running), cancellationToken))
        {
            return CommandResult.Refused("in_work", context.Text("revise.in_work"));
        }

        if (await limit.RefusalAsync(context, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        context.Db.Add(DraftingJob.About(suggestion, kind, instruction, context.ConversationId, key, context.Now));
        return null;
    }
}
