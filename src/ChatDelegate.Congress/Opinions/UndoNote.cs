using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.undo</c>: takes back the last note of the last day.</summary>
internal sealed class UndoNote : DelegateCommand
{
    private static readonly TimeSpan Within = TimeSpan.FromDays(1);

    public override CommandSpec Spec { get; } = new("note.undo");

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var since = context.Now - Within;
        var last = await context.Notes().Where(note => note.State == NoteState.Open && note.At >= since)
            .OrderByDescending(note => note.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return CommandResult.Refused("nothing_to_undo", context.Text("note.nothing_to_undo"));
        }

        last.Delete(context.Now);
        return CommandResult.Said(Reply.Of(
            context.Text("note.undone", ("n", last.Number), ("text", NoteList.Line(context, last))),
            context.Text("quick.restore", ("n", last.Number)), context.Text("quick.done")));
    }
}
