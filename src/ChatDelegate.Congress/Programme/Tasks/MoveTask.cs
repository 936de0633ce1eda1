using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Opinions;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.Understanding;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary><c>plan.move</c>: a convenor puts an item of their group on another time within the week; never the vote.</summary>
internal sealed class MoveTask(TaskList tasks) : TaskCommand(tasks)
{
    public override CommandSpec Spec { get; } = new("plan.move", new CommandInput("ordinal", ValueType.Number), new CommandInput("to", ValueType.Text));

    public override IReadOnlyCollection<string> Roles { get; } = [ParticipantLookup.Convenor];

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await MeantAsync(context, cancellationToken) is not { } line)
        {
            return Refuse(context, ProgrammeError.Missing);
        }

        if (await TaskMarks.SubjectAsync(context.Db, context.Participant, PlanOwner.Convenor, cancellationToken) is not { } group || line.Item.Owner != PlanOwner.Convenor)
        {
            return Refuse(context, ProgrammeError.NotConvenor);
        }

        var times = Times.Read(context.TextInput("to") ?? string.Empty, context.Now.In(context.Zone).DateTime);
        if (times.Length != 1)
        {
            return CommandResult.Refused("no_time", context.Text(times.IsEmpty ? "tasks.no_time" : "tasks.which_time", ("times", string.Join(context.Text("tasks.comma"), times.Select(time => time.ToString("M-d HH:mm", System.Globalization.CultureInfo.InvariantCulture))))));
        }

        var due = new DateTimeOffset(times[0], context.Zone.GetUtcOffset(times[0]));
        if (await PlanMoves.MoveAsync(context.Db, context.Participant, line.Item.Id, group, due, context.Now, cancellationToken) is { } error)
        {
            return Refuse(context, error);
        }

        await context.Session.FlushAsync(cancellationToken);
        return await ShowTasks.ShowAsync(context, Tasks, cancellationToken, Reply.Of(context.Text("tasks.moved", ("title", line.Item.TitleIn(context.Locale)), ("at", context.Minute(due)))));
    }
}
