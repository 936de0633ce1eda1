using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Dialogs.Texts;

namespace ChatDelegate.Dialogs.Testing.Playing;

/// <summary>Finds texts in what was said.</summary>
internal static class SaidText
{
    public static string Of(IEnumerable<Reply> replies) => string.Join('\n', replies.SelectMany(Parts));

    /// <param name="text">The key of a text, in whose place its placeholders can stand for anything; or a part of what was said.</param>
    public static bool Says(string said, string text, TextCatalog texts, string locale) =>
        texts.Look(text) is { } known ? known.All(locale).Any(template => Fits(said, template)) : said.Contains(text, StringComparison.Ordinal);

    private static bool Fits(string said, string template)
    {
        var parts = new List<string>();
        var at = 0;
        foreach (var name in Template.Names(template))
        {
            var open = template.IndexOf('{' + name + '}', at, StringComparison.Ordinal);
            parts.Add(template[at..open]);
            at = open + name.Length + 2;
        }

        parts.Add(template[at..]);
        var from = 0;
        foreach (var part in parts)
        {
            var found = said.IndexOf(part, from, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            from = found + part.Length;
        }

        return true;
    }

    private static IEnumerable<string> Parts(Reply reply) =>
    [
        .. reply.Text is { } text ? [text] : Array.Empty<string>(),
        .. reply.QuickReplies,
        .. reply.Card is { } card ? card.Blocks.SelectMany(Parts).Prepend(card.Title).Concat(card.Buttons.Select(button => button.Label)) : [],
    ];

    private static IEnumerable<string> Parts(CardBlock block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Facts facts => facts.Items.Select(fact => $"{fact.Label} {fact.Value}"),
        Entry entry => [$"{entry.Mark} {entry.Text} {entry.Note}"],
        Input input => [input.Label, input.Value ?? "", input.Error ?? "", .. input.Options.Select(option => option.Label)],
        _ => [],
    };
}
