using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Script.Running;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.start</c>: 开始主持.</summary>
internal sealed class StartScript(RunSteps steps, ConvenorCard card, ILogger<StartScript> logger) : ScriptCommand("script.start", card, logger)
{
    protected override async Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) =>
        await ShowAsync(context, meeting, await steps.StartAsync(By(context), meeting.Id, cancellationToken), cancellationToken);
}
