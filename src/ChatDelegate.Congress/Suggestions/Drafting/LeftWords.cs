using ChatDelegate.Congress.Commands;
using ChatDelegate.Drafting;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>What is said of notes that became no draft, or not quite what a delegate may expect: which ones, why, by which rule, and what to do.</summary>
internal static class LeftWords
{
    /// <summary>Where notes in other languages end and those in Chinese begin.</summary>
    private const char FirstOfEast = '⺀';

    /// <summary>Rules with words of their own; for any other the reason is said.</summary>
    private static readonly string[] Rules = ["signs_only", "one_word", "small_talk", "court_case", "advertisement", "outside_powers", "own_affair"];

    /// <summary>One line a reason, with the notes' numbers.</summary>
    public static IReadOnlyList<string> Of(PhraseBook phrases, string locale, IReadOnlyList<SourceItem> sources, IReadOnlyList<UnusedNote> unused)
    {
        var reasons = unused.GroupBy(note => note.Note).ToDictionary(group => group.Key, group => group.First());
        var told = sources.Select(item => (Item: item, Key: reasons.TryGetValue(item.Id.ToString(), out var left) ? KeyOf(left) : IsForeign(item.Text) ? "unused.foreign" : null));
        return
        [
            .. told.Where(pair => pair.Key is not null).GroupBy(pair => pair.Key ?? string.Empty).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => phrases(locale, group.Key, ("numbers", Numbers(phrases, locale, [.. group.Select(pair => pair.Item)])))),
        ];
    }

    private static string Numbers(PhraseBook phrases, string locale, IReadOnlyList<SourceItem> items) =>
        string.Join(phrases(locale, "suggestion.comma"), items.OrderBy(item => item.At).Select(item => phrases(locale, $"unused.number_{item.Kind}", ("n", item.Number))));

    private static string KeyOf(UnusedNote left) => Rules.Contains(left.Rule) ? $"unused.{left.Rule}" : $"unused.{left.Reason}";

    /// <summary>Quoted as it stands: nothing here translates, and the suggestion is a Chinese text.</summary>
    private static bool IsForeign(string text) => text.Any(char.IsLetter) && !text.Any(letter => letter >= FirstOfEast);
}
