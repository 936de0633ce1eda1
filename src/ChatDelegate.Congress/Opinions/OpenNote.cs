using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.open</c>: one note, whole.</summary>
internal sealed class OpenNote : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("note.open", new CommandInput("number", ValueType.Number));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var number = context.NumberInput("number");
        return await context.NoteAsync(number, cancellationToken) is not { } note
            ? CommandResult.Refused("no_such_note", context.Text("note.missing", ("n", number ?? 0)))
            : CommandResult.Said(Reply.Of(
                context.Text("note.whole", ("n", note.Number), ("at", context.Minute(note.At)), ("text", note.Text.Length > 0 ? note.Text : NoteList.Line(context, note))),
                context.Text("quick.delete", ("n", note.Number)), context.Text("quick.list"), context.Text("quick.done")));
    }
}
