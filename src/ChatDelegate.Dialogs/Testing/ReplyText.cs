using System.Globalization;
using System.Text;
using ChatDelegate.Dialogs.Replies;

namespace ChatDelegate.Dialogs.Testing;

/// <summary>Replies and cards as lines of text.</summary>
public static class ReplyText
{
    public static string Of(Reply reply) => reply.Card is { } card
        ? Of(card)
        : reply.Text + (reply.QuickReplies.Count == 0 ? "" : Environment.NewLine + string.Join("  ", reply.QuickReplies.Select(quick => $"<{quick}>")));

    public static string Of(Card card)
    {
        var text = new StringBuilder();
        var number = 0;
        text.Append("┌ ").Append(card.Title.ReplaceLineEndings(Environment.NewLine + "│ "));
        foreach (var block in card.Blocks)
        {
            foreach (var line in Lines(block, ref number))
            {
                text.AppendLine().Append("│ ").Append(line.ReplaceLineEndings(Environment.NewLine + "│ "));
            }
        }

        var buttons = card.Buttons.Select(button => $"#{(++number).ToString(CultureInfo.InvariantCulture)} [{button.Label}]").ToList();
        return text.AppendLine().Append("└ ").AppendJoin("  ", buttons).ToString().TrimEnd();
    }

    private static string[] Lines(CardBlock block, ref int number) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Facts facts => [.. facts.Items.Select(fact => $"{fact.Label}: {fact.Value}")],
        Entry { Action: null } entry => [$"   {Line(entry)}"],
        Entry entry => [$"#{(++number).ToString(CultureInfo.InvariantCulture)} {Line(entry)}"],
        Input input => Lines(input),
        _ => [],
    };

    private static string Line(Entry entry) => string.Join(' ', new[] { entry.Mark is null ? null : entry.Mark + ".", entry.Text, entry.Note is null ? null : $"({entry.Note})" }.OfType<string>());

    private static string[] Lines(Input input) =>
    [
        $"{input.Field} = {input.Value}   ({input.Label}{(input.Required ? " *" : "")})",
        .. input.Options.Select(option => $"    {option.Id}: {option.Label}"),
        .. input.Error is { } error ? [$"    ! {error}"] : Array.Empty<string>(),
    ];
}
