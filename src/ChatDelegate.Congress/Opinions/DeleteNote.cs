using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.delete</c>: takes a note out of sight; <c>note.restore</c> brings it back.</summary>
internal sealed class DeleteNote : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("note.delete", new CommandInput("number", ValueType.Number));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var number = context.NumberInput("number");
        if (await context.NoteAsync(number, cancellationToken) is not { } note)
        {
            return CommandResult.Refused("no_such_note", context.Text("note.missing", ("n", number ?? 0)));
        }

        if (note.State == NoteState.Used)
        {
            return CommandResult.Refused("note_used", context.Text("note.used", ("n", note.Number)));
        }

        note.Delete(context.Now);
        return CommandResult.Said(Reply.Of(
            context.Text("note.deleted", ("n", note.Number), ("text", NoteList.Line(context, note))),
            context.Text("quick.restore", ("n", note.Number)), context.Text("quick.list"), context.Text("quick.done")));
    }
}
