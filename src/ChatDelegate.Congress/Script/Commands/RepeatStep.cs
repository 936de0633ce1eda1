using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.repeat</c>: 重做 a step that was read before, or the one at hand from its beginning. Without a reason it asks for one.</summary>
internal sealed class RepeatStep(RunSteps steps, ConvenorCard card, ILogger<RepeatStep> logger) : ScriptCommand(
    "script.repeat", card, logger, new CommandInput("seen", ValueType.Text, Required: false), new CommandInput("step", ValueType.Number), new CommandInput("reason", ValueType.Text, Required: false))
{
    /// <summary>With the step's number after it.</summary>
    public const string Waiting = "repeat-";

    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var step = context.NumberInput("step") ?? 0;
        if (context.TextInput("reason") is not { Length: > 0 } reason)
        {
            return CommandResult.Said(Reply.Of(context.Text("script.why_repeat", ("step", step)))) with
            {
                Values = new Dictionary<string, Value> { ["meeting"] = meeting.Id.ToString(), ["waiting"] = Waiting + Text(step) },
            };
        }

        return await ShowAsync(context, meeting, await steps.RepeatAsync(By(context, reason), meeting.Id, At(context), step, cancellationToken), cancellationToken);
    }
}
