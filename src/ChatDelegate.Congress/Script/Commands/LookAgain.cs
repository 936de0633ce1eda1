using ChatDelegate.Congress.Attendance.Meetings;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Script.Commands;

/// <summary><c>script.look</c>: the line at hand, or one from before; nothing is changed by looking.</summary>
/// <remarks>Of <c>place</c>, a button says which line; of <c>from</c>, words ask for the one before what was seen last.</remarks>
internal sealed class LookAgain(ConvenorCard card, ILogger<LookAgain> logger) : ScriptCommand(
    "script.look", card, logger, new CommandInput("place", ValueType.Text, Required: false), new CommandInput("from", ValueType.Text, Required: false))
{
    protected override Task<CommandResult> RunAsync(CommandContext context, GroupMeeting meeting, CancellationToken cancellationToken) =>
        Card.LineAsync(context, meeting, context.NumberInput("place") ?? (context.NumberInput("from") is { } from ? Math.Max(0, from - 1) : null), [], cancellationToken);
}
