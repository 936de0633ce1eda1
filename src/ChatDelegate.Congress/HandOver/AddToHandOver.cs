using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.HandOver;

/// <summary>
/// <c>handover.add</c>: a message to staff. To a request that was closed meanwhile it is added all the same, which takes the
/// request up again, unless the person has opened another one.
/// </summary>
internal sealed class AddToHandOver(IOptions<HandOverOptions> options) : HandOverCommand
{
    public override CommandSpec Spec { get; } = new("handover.add", new("request", ValueType.Text), new("text", ValueType.Text));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var text = context.TextInput("text")?.Trim() ?? string.Empty;
        if (!GivenText.SaysSomething(text))
        {
            return CommandResult.Refused("no_words", context.Text("given.no_words"));
        }

        if (text.Length > options.Value.MaxMessage)
        {
            return CommandResult.Refused("too_long", context.Text("given.too_long", ("length", text.Length), ("max", options.Value.MaxMessage)));
        }

        await context.HoldOwnRequestsAsync(cancellationToken);
        var named = context.IdInput("request") is { } id ? await context.OwnRequests().AsNoTracking().FirstOrDefaultAsync(mine => mine.Id == id, cancellationToken) : null;
        if (named is null)
        {
            return CommandResult.Refused("no_request", context.Text("handover.none")) with { Ends = true };
        }

        var meant = named.State == HandOverState.Closed ? await context.OwnOpenRequestAsync(cancellationToken) ?? named : named;
        if (await context.Db.HoldRequestAsync(meant.Id, cancellationToken) is not { } request)
        {
            return CommandResult.Refused("no_request", context.Text("handover.none")) with { Ends = true };
        }

        request.Hear(context.Now);
        context.Db.Add(HandOverMessage.Of(request, context.Participant.PersonId, fromStaff: false, text, context.Now));
        return CommandResult.Said(Reply.Of(context.Text("handover.added", ("number", request.Number)), context.Text("quick.done")));
    }
}
