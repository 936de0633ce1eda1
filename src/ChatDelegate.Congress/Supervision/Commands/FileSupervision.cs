using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Commands;
using Microsoft.Extensions.Logging;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Supervision.Commands;

/// <summary><c>supervision.file</c>: 提交督导情况.</summary>
internal sealed class FileSupervision(FileReport file, ILogger<FileSupervision> logger) : DialogCommand
{
    public override CommandSpec Spec { get; } = new(
        "supervision.file",
        new CommandInput("meeting", ValueType.Text, Required: false), new CommandInput("content", ValueType.Flag), new CommandInput("steps", ValueType.Flag), new CommandInput("procedure", ValueType.Flag),
        new CommandInput("deviations", ValueType.Text, Required: false), new CommandInput("remarks", ValueType.Text, Required: false));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Supervisor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var checks = new ThreeChecks(
            context.FlagInput("content"), context.FlagInput("steps"), context.FlagInput("procedure"), context.TextInput("deviations") ?? string.Empty, context.TextInput("remarks") ?? string.Empty);
        var (report, error) = await file.RunAsync(
            context.Session, context.Participant, context.IdInput("meeting") ?? Guid.Empty, checks, context.Locale, context.Phrases, context.Zone, context.Now, cancellationToken);
        if (error is { } why || report is null)
        {
            var refused = error ?? SupervisionError.Missing;
            SupervisionLog.Refused(logger, Spec.Name, refused);
            return CommandResult.Refused(refused.ToString(), context.Text($"supervision.refused.{refused}"), refused is SupervisionError.NoText or SupervisionError.TooLong ? "deviations" : null);
        }

        return CommandResult.Done with { Values = new Dictionary<string, Value> { ["late"] = context.Text(report.Late ? "supervision.late" : "supervision.in_time") } };
    }
}
