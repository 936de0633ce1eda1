using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.edit</c>: new words for a note; the former ones are kept beside it.</summary>
internal sealed class EditNote(IOptions<OpinionsOptions> limits) : DelegateCommand
{
    public override CommandSpec Spec { get; } = new("note.edit", new("number", ValueType.Number), new("text", ValueType.Text));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var number = context.NumberInput("number");
        var text = context.TextInput("text")?.Trim() ?? string.Empty;
        if (await context.NoteAsync(number, cancellationToken) is not { } note)
        {
            return CommandResult.Refused("no_such_note", context.Text("note.missing", ("n", number ?? 0)));
        }

        if (note.State == NoteState.Used)
        {
            return CommandResult.Refused("note_used", context.Text("note.used", ("n", note.Number)));
        }

        if (GivenText.Fault(context, text, photos: 0, limits.Value) is { } fault)
        {
            return fault;
        }

        context.Db.Add(note.Edit(text, context.Now));
        return CommandResult.Said(Reply.Of(context.Text("note.edited", ("n", note.Number), ("text", text)), context.Text("quick.list"), context.Text("quick.done")));
    }
}
