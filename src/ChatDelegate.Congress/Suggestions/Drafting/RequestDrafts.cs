using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary><c>suggestion.draft</c>: has drafts made of the chosen notes and opinions; answers at once, the drafts come as news.</summary>
internal sealed class RequestDrafts(RequestLimit limit, IOptions<SuggestionsOptions> options) : DelegateCommand
{
    public override CommandSpec Spec { get; } = new(
        "suggestion.draft", new("sources", ValueType.List, Required: false), new("all", ValueType.Flag, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        if (await context.Db.Set<DraftingJob>().Where(job => job.IdempotencyKey == context.Call.IdempotencyKey).FirstOrDefaultAsync(cancellationToken) is { } asked)
        {
            return Started(context, asked.SourceIds.Count);
        }

        var items = await SourcePool.LoadAsync(context.Db, me.PersonId, me.CongressId, cancellationToken);
        var wanted = Wanted(context, items);
        if (wanted.Count == 0)
        {
            return items.Any(item => item.InWork)
                ? CommandResult.Said(Reply.Of(context.Text("draft.in_work"), context.Text("quick.stop_drafting"), context.Text("quick.home")))
                : CommandResult.Refused("nothing_new", context.Text(items.Count == 0 ? "draft.nothing" : "draft.nothing_new"), "sources");
        }

        var most = options.Value.MaxSources;
        if (wanted.Count > most)
        {
            return CommandResult.Refused("too_many", context.Text("draft.too_many", ("count", wanted.Count), ("max", most)), "sources");
        }

        if (await limit.RefusalAsync(context, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        context.Db.Add(DraftingJob.For(me.PersonId, me.CongressId, me.GroupId, context.ConversationId, [.. wanted.Select(item => item.Id)], context.Call.IdempotencyKey, context.Now));
        return Started(context, wanted.Count);
    }

    /// <summary>Everything that no draft stands on yet, or what is named, drafted before or not; never what is being drafted just now.</summary>
    private static List<SourceItem> Wanted(CommandContext context, IReadOnlyList<SourceItem> items)
    {
        var named = context.ListInput("sources");
        var isAll = named.Count == 0 || context.FlagInput("all") || named.Contains(SuggestableSources.AllNew);
        return [.. items.Where(item => !item.InWork && (named.Contains(item.Id.ToString()) || (isAll && !item.InDraft)))];
    }

    private static CommandResult Started(CommandContext context, int count) => CommandResult.Said(Reply.Of(context.Text("draft.started", ("count", count))));
}
