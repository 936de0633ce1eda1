using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.next</c>: 下一句, and after the last line of a step 下一步.</summary>
internal sealed class ReadOn(RunSteps steps, ConvenorCard card, ILogger<ReadOn> logger) : ScriptCommand(
    "script.next", card, logger, new CommandInput("at", ValueType.Text, Required: false), new CommandInput("seen", ValueType.Text, Required: false))
{
    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) =>
        await ShowAsync(context, meeting, await steps.NextAsync(By(context), meeting.Id, At(context), cancellationToken), cancellationToken);
}
