using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.skip</c>: 跳过. Without a reason it asks for one, and the next message is it.</summary>
internal sealed class SkipStep(RunSteps steps, ConvenorCard card, ILogger<SkipStep> logger) : ScriptCommand(
    "script.skip", card, logger, new CommandInput("at", ValueType.Text, Required: false), new CommandInput("seen", ValueType.Text, Required: false), new CommandInput("reason", ValueType.Text, Required: false))
{
    public const string Waiting = "skip";

    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        if (context.TextInput("reason") is not { Length: > 0 } reason)
        {
            var values = new Dictionary<string, Value> { ["meeting"] = meeting.Id.ToString(), ["waiting"] = Waiting };
            if (At(context) is { } at)
            {
                values["at"] = Text(at);
            }

            return CommandResult.Said(Reply.Of(context.Text("script.why_skip"))) with { Values = values };
        }

        return await ShowAsync(context, meeting, await steps.SkipAsync(By(context, reason), meeting.Id, At(context), cancellationToken), cancellationToken);
    }
}
