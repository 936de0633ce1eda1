using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.HandOver;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Suggestions.Home;

/// <summary>What those see who look after others: counts only, of their group or congress.</summary>
internal static class OfficeHome
{
    public static async Task<IReadOnlyList<CardBlock>> OpenAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var me = context.Participant;
        List<CardBlock> blocks = [];
        if (me.Roles.Contains(ParticipantLookup.Convenor) && me.GroupId is { } mine)
        {
            blocks.Add(await GroupAsync(context, mine, "home.convenor", cancellationToken));
        }

        if (me.Roles.Contains(ParticipantLookup.Supervisor))
        {
            blocks.Add(me.GroupId is { } attended ? await GroupAsync(context, attended, "home.supervisor", cancellationToken) : new Paragraph(context.Text("home.supervisor_all")));
        }

        if (me.Roles.Contains(ParticipantLookup.Leader))
        {
            blocks.Add(new Paragraph(context.Text("home.leader")));
        }

        if (me.Roles.Contains(ParticipantLookup.Staff))
        {
            blocks.Add(await QueueAsync(context, cancellationToken));
            blocks.AddRange(await HandOversAsync(context, cancellationToken));
        }

        return blocks;
    }

    private static async Task<CardBlock> GroupAsync(CommandContext context, Guid groupId, string key, CancellationToken cancellationToken)
    {
        var year = context.Now.In(context.Zone).Year;
        var name = await context.Db.Set<DelegateGroup>().Where(group => group.Id == groupId).Select(group => group.Name).FirstOrDefaultAsync(cancellationToken);
        var delegates = await context.Db.Set<DelegateSeat>().CountAsync(seat => seat.GroupId == groupId, cancellationToken);
        var suggestions = await context.Db.Set<Suggestion>().CountAsync(suggestion => suggestion.GroupId == groupId && suggestion.Year == year, cancellationToken);
        var opinions = await context.Db.Set<Opinion>().CountAsync(opinion => opinion.GroupId == groupId && opinion.Year == year, cancellationToken);
        return new Paragraph(context.Text(key, ("group", name ?? string.Empty), ("delegates", delegates), ("suggestions", suggestions), ("opinions", opinions)));
    }

    private static async Task<CardBlock> QueueAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var waiting = context.Db.Set<Suggestion>().Where(suggestion => suggestion.BodyId == context.Participant.CongressId && suggestion.State == SuggestionState.Submitted);
        var count = await waiting.CountAsync(cancellationToken);
        if (count == 0)
        {
            return new Paragraph(context.Text("home.queue_empty"));
        }

        var since = await waiting.OrderBy(suggestion => suggestion.StateSince).Select(suggestion => suggestion.StateSince).FirstAsync(cancellationToken);
        return new Paragraph(context.Text("home.queue", ("count", count), ("at", context.Day(since))), ParagraphStyle.Warning);
    }

    private static async Task<IReadOnlyList<CardBlock>> HandOversAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var waiting = context.Db.Set<HandOverRequest>().Where(request => request.BodyId == context.Participant.CongressId && request.State == HandOverState.Open);
        var count = await waiting.CountAsync(cancellationToken);
        if (count == 0)
        {
            return [];
        }

        var since = await waiting.OrderBy(request => request.StateSince).Select(request => request.StateSince).FirstAsync(cancellationToken);
        return [new Paragraph(context.Text("handover.waiting", ("count", count), ("at", context.Minute(since))), ParagraphStyle.Warning)];
    }
}
