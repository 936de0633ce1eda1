using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Programme.Tasks;

/// <summary><c>tasks.done</c>: 办完了; with <c>undo</c>, not yet after all.</summary>
internal sealed class FinishTask(TaskList tasks) : TaskCommand(tasks)
{
    public override CommandSpec Spec { get; } = new(
        "tasks.done", new CommandInput("item", ValueType.Text, Required: false), new CommandInput("ordinal", ValueType.Number, Required: false), new CommandInput("undo", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        if (await MeantAsync(context, cancellationToken) is not { } line)
        {
            return Refuse(context, ProgrammeError.Missing);
        }

        var done = context.TextInput("undo") is null;
        if (await TaskMarks.SetAsync(context.Db, context.Participant, line.Item.Id, done, context.Now, cancellationToken) is { } error)
        {
            return Refuse(context, error);
        }

        await context.Session.FlushAsync(cancellationToken);
        return await ShowTasks.ShowAsync(context, Tasks, cancellationToken, Reply.Of(new Card(
            context.Text(done ? "tasks.marked" : "tasks.unmarked", ("title", line.Item.TitleIn(context.Locale))), [],
            done ? [new CardButton(context.Text("tasks.undo"), new ButtonAction("act", "undo", new Dictionary<string, string> { ["item"] = line.Item.Id.ToString() }))] : [], $"marked-{line.Item.Id}")));
    }
}
