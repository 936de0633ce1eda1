using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.act</c>: does what the step does, such as opening the ballot in the group.</summary>
internal sealed class TakeAct(RunSteps steps, ConvenorCard card, ILogger<TakeAct> logger) : ScriptCommand(
    "script.act", card, logger, new CommandInput("at", ValueType.Text, Required: false), new CommandInput("seen", ValueType.Text, Required: false))
{
    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) =>
        await ShowAsync(context, meeting, await steps.ActAsync(By(context), meeting.Id, At(context), cancellationToken), cancellationToken);
}
