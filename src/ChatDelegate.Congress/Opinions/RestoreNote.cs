using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.restore</c>: brings back a note that was deleted or taken back.</summary>
internal sealed class RestoreNote : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("note.restore", new CommandInput("number", ValueType.Number));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var number = context.NumberInput("number");
        var note = await context.Notes().FirstOrDefaultAsync(note => note.Number == number, cancellationToken);
        if (note is null)
        {
            return CommandResult.Refused("no_such_note", context.Text("note.missing", ("n", number ?? 0)));
        }

        if (note.State == NoteState.Deleted)
        {
            note.Restore(context.Now);
        }

        return CommandResult.Said(Reply.Of(
            context.Text("note.restored", ("n", note.Number), ("text", NoteList.Line(context, note))), context.Text("quick.list"), context.Text("quick.done")));
    }
}
