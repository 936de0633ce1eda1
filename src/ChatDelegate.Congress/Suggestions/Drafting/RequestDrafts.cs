using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary><c>suggestion.draft</c>: has drafts made of the chosen notes and opinions; answers at once, the drafts come as news.</summary>
internal sealed class RequestDrafts(IOptions<SuggestionsOptions> options) : DelegateCommand
{
    public override CommandSpec Spec { get; } = new(
        "suggestion.draft", new("sources", ValueType.List, Required: false), new("all", ValueType.Flag, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        var chosen = context.ListInput("sources");
        var items = await SourcePool.LoadAsync(context.Db, me.PersonId, me.CongressId, cancellationToken);
        List<SourceItem> wanted = chosen.Count == 0 || context.FlagInput("all") || chosen.Contains(SuggestableSources.AllNew)
            ? [.. items.Where(item => !item.InDraft || chosen.Contains(item.Id.ToString()))]
            : [.. items.Where(item => chosen.Contains(item.Id.ToString()))];
        if (wanted.Count == 0)
        {
            return CommandResult.Refused("nothing_new", context.Text(items.Count == 0 ? "draft.nothing" : "draft.nothing_new"), "sources");
        }

        var most = options.Value.MaxSources;
        if (wanted.Count > most)
        {
            return CommandResult.Refused("too_many", context.Text("draft.too_many", ("count", wanted.Count), ("max", most)), "sources");
        }

        await AskAsync(context, [.. wanted.Select(item => item.Id)], cancellationToken);
        return CommandResult.Said(Reply.Of(context.Text("draft.started", ("count", wanted.Count))));
    }

    /// <summary>One job for one call, and none beside one that already works on the same sources.</summary>
    private static async Task AskAsync(CommandContext context, List<Guid> sources, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        var key = context.Call.IdempotencyKey;
        var job = DraftingJob.For(me.PersonId, me.CongressId, me.GroupId, context.ConversationId, sources, key, context.Now);
        var asked = await context.Db.Set<DraftingJob>().AnyAsync(
            other => other.IdempotencyKey == key
                || other.PersonId == me.PersonId && other.Sources == job.Sources && (other.State == DraftingJobState.Waiting || other.State == DraftingJobState.Running),
            cancellationToken);
        if (!asked)
        {
            context.Db.Add(job);
        }
    }
}
