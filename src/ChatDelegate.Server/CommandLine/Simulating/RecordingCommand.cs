using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>A real command whose answers are noted down.</summary>
internal sealed class RecordingCommand(DialogCommand command, List<(CommandCall Call, CommandResult Result)> calls) : DialogCommand
{
    public override CommandSpec Spec => command.Spec;

    public override IReadOnlyCollection<string> Roles => command.Roles;

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var result = await command.RunAsync(context, cancellationToken);
        calls.Add((context.Call, result));
        return result;
    }
}
