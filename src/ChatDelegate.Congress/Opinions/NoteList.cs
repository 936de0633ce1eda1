using System.Globalization;
using ChatDelegate.Congress.Commands;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Congress.Opinions;

/// <summary>Notes as a card: one line each, with what can be done with the list under it.</summary>
internal static class NoteList
{
    public static Card Card(CommandContext context, string title, IReadOnlyList<Note> notes, Paging paging)
    {
        List<CardBlock> blocks = [new Paragraph(context.Text("list.page", ("page", paging.Page), ("pages", paging.Pages), ("total", paging.Total)), ParagraphStyle.Subtle)];
        blocks.AddRange(notes.Select(note => EntryOf(context, note)));
        blocks.Add(new Paragraph(context.Text("note.list_help"), ParagraphStyle.Subtle));
        List<CardButton> buttons = [.. paging.Buttons(context)];
        buttons.Add(new CardButton(context.Text("quick.write"), new ButtonAction("start", "write-suggestion"), ButtonStyle.Primary));
        return new Card(title, blocks, buttons, "notes");
    }

    /// <summary>A note on one line; one without words is told by its photos.</summary>
    public static string Line(CommandContext context, Note note) =>
        note.Text.Length > 0 ? GivenText.Brief(note.Text, 60) : context.Text("note.only_photos", ("photos", note.PhotoIds.Count));

    private static Entry EntryOf(CommandContext context, Note note)
    {
        var number = note.Number.ToString(CultureInfo.InvariantCulture);
        return new Entry(Line(context, note), number, Remark(context, note), new ButtonAction("act", "open", new Dictionary<string, string> { ["n"] = number }));
    }

    private static string Remark(CommandContext context, Note note)
    {
        List<string> remarks = [context.Day(note.At)];
        if (note.PhotoIds.Count > 0)
        {
            remarks.Add(context.Text("note.photos", ("photos", note.PhotoIds.Count)));
        }

        if (note.State == NoteState.Used)
        {
            remarks.Add(context.Text("note.in_suggestion"));
        }

        return string.Join(" · ", remarks);
    }
}
