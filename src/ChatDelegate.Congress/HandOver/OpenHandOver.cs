using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.HandOver;

/// <summary><c>handover.open</c>: the desk where one goes on talking with staff; without an id, about the request that is not closed, else about the last one.</summary>
internal sealed class OpenHandOver : HandOverCommand
{
    public override CommandSpec Spec { get; } = new("handover.open", new CommandInput("request", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var request = context.TextInput("request") is null
            ? await context.OwnOpenRequestAsync(cancellationToken) ?? await context.OwnRequests().FirstOrDefaultAsync(cancellationToken)
            : context.IdInput("request") is { } id ? await context.OwnRequests().FirstOrDefaultAsync(mine => mine.Id == id, cancellationToken) : null;
        return request is null
            ? CommandResult.Refused("no_request", context.Text("handover.none")) with { Ends = true }
            : CommandResult.Said(Reply.Of(context.Text("handover.open", ("number", request.Number)))) with
            {
                Values = new Dictionary<string, Value> { ["request"] = request.Id.ToString() },
            };
    }
}
