using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.open</c>: 召集人台.</summary>
internal sealed class OpenScript(ConvenorCard card, ILogger<OpenScript> logger) : ScriptCommand("script.open", card, logger)
{
    protected override Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) => Card.DeskAsync(context, meeting, cancellationToken);
}
