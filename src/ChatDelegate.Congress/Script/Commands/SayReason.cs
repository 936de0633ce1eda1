using System.Globalization;
using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.reason</c>: any other message. While the desk waits for the reason why a step is skipped or repeated, it is that reason.</summary>
internal sealed class SayReason(RunSteps steps, ConvenorCard card, ILogger<SayReason> logger) : ScriptCommand(
    "script.reason", card, logger, new CommandInput("seen", ValueType.Text, Required: false), new CommandInput("waiting", ValueType.Text, Required: false), new CommandInput("text", ValueType.Text))
{
    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken)
    {
        var acting = By(context, context.TextInput("text"));
        var waiting = context.TextInput("waiting") ?? string.Empty;
        if (waiting == SkipStep.Waiting)
        {
            return await ShowAsync(context, meeting, await steps.SkipAsync(acting, meeting.Id, At(context), cancellationToken), cancellationToken);
        }

        return waiting.StartsWith(RepeatStep.Waiting, StringComparison.Ordinal) && int.TryParse(waiting[RepeatStep.Waiting.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var step)
            ? await ShowAsync(context, meeting, await steps.RepeatAsync(acting, meeting.Id, At(context), step, cancellationToken), cancellationToken)
            : CommandResult.Said(Reply.Of(context.Text("script.not_understood")));
    }
}
