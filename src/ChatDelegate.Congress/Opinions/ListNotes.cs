using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Commands;
using ChatDelegate.Dialogs.Replies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ValueType = ChatDelegate.Dialogs.ValueType;

namespace ChatDelegate.Congress.Opinions;

/// <summary><c>note.list</c>: my notes, newest first; with <c>query</c> those that hold all its words.</summary>
internal sealed class ListNotes(IOptions<OpinionsOptions> options) : DelegateCommand
{
    public override CommandSpec Spec { get; } = new(
        "note.list", new("page", ValueType.Number, Required: false), new("query", ValueType.Text, Required: false));

    public override async Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var query = context.TextInput("query")?.Trim();
        var notes = context.Notes().Where(note => note.State != NoteState.Deleted);
        foreach (var word in query?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            notes = notes.Where(note => note.Text.Contains(word) || note.Place != null && note.Place.Contains(word));
        }

        var searching = !string.IsNullOrEmpty(query);
        var paging = await Paging.OverAsync(notes, context.NumberInput("page"), options.Value.PageSize, searching ? "find" : "list", cancellationToken, searching ? query : null);
        if (paging.Total == 0)
        {
            return CommandResult.Said(searching
                ? Reply.Of(context.Text("note.none_found", ("query", query ?? string.Empty)), context.Text("quick.list"), context.Text("quick.done"))
                : Reply.Of(context.Text("note.none"), context.Text("quick.take"), context.Text("quick.done")));
        }

        var page = await paging.Of(notes.OrderByDescending(note => note.Number)).ToListAsync(cancellationToken);
        var title = searching ? context.Text("note.found_title", ("query", query ?? string.Empty)) : context.Text("note.list_title");
        return CommandResult.Said(Reply.Of(NoteList.Card(context, title, page, paging)));
    }
}
