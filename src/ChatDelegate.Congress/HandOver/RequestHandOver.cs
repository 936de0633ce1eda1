using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.DialogArchive;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.HandOver;

/// <summary><c>handover.request</c>: 转人工, from anywhere. One request at a time: asking again says that the first one stands.</summary>
internal sealed class RequestHandOver(IOptions<HandOverOptions> options, SecretBox secrets) : HandOverCommand
{
    public override CommandSpec Spec { get; } = new(HandOverModule.Request);

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        await context.HoldOwnRequestsAsync(cancellationToken);
        if (await context.OwnOpenRequestAsync(cancellationToken) is { } open)
        {
            return Said(context, open, "handover.already_title", context.Text("handover.already", ("at", context.Minute(open.At))));
        }

        var me = context.Participant;
        var year = context.Now.In(context.Zone).Year;
        var number = await RunningNumber.NextAsync(context.Session, $"handover/{me.CongressId}/{year}", cancellationToken);
        var request = HandOverRequest.Open(
            Guid.CreateVersion7(context.Now), me.CongressId, me.PersonId, me.GroupId, context.ConversationId, year, number, await DialogAsync(context, cancellationToken), context.Now);
        context.Db.Add(request);
        return Said(context, request, "handover.sent_title", context.Text("handover.sent"));
    }

    private CommandResult Said(CommandContext context, HandOverRequest request, string title, string text)
    {
        List<CardBlock> blocks = [new Paragraph(text)];
        if (options.Value.HoursIn(context.Locale) is { Length: > 0 } hours)
        {
            blocks.Add(new Paragraph(context.Text("handover.hours", ("hours", hours)), ParagraphStyle.Subtle));
        }

        return CommandResult.Said(Reply.Of(new Card(
            context.Text(title, ("number", request.Number)), blocks, [new CardButton(context.Text("handover.button.add"), HandOverNotices.Reply(request), ButtonStyle.Primary)], HandOverNotices.KeyOf(request))));
    }

    /// <summary>What was under way when the turn began, as far as the row tells.</summary>
    private async Task<string?> DialogAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var row = await context.Db.Set<Conversation>().AsNoTracking().Where(conversation => conversation.Id == context.ConversationId)
            .Select(conversation => new { conversation.State, conversation.StateSealed }).FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : StoredState.Read(row.State, row.StateSealed, secrets).CurrentDialog;
    }
}
