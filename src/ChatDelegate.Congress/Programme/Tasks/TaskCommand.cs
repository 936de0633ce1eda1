using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary>A command about one of one's own tasks, named by its id (buttons) or as the n-th of those still open (words).</summary>
internal abstract class TaskCommand(TaskList tasks) : DialogCommand
{
    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Delegate, ParticipantLookup.Convenor, ParticipantLookup.Supervisor, ParticipantLookup.Staff];

    protected TaskList Tasks => tasks;

    protected async Task<TaskLine?> MeantAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(context.Now.In(context.Zone).DateTime);
        if (await ProgrammeQueries.CurrentWeekAsync(context.Db, context.Participant.CongressId, today, cancellationToken) is not { } week)
        {
            return null;
        }

        var lines = await tasks.LoadAsync(context.Db, context.Participant, week, cancellationToken);
        return context.IdInput("item") is { } id
            ? lines.FirstOrDefault(line => line.Item.Id == id)
            : lines.Where(line => !line.Done).ElementAtOrDefault((context.NumberInput("ordinal") ?? 0) - 1);
    }

    protected static CommandResult Refuse(CommandContext context, ProgrammeError error) => CommandResult.Refused(error.ToString(), context.Text($"tasks.refused.{error}"));
}
