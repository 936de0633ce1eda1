using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>
/// What a longer text mentions of each kind, in the order written. All of it is given back, so that who fills a field can see
/// whether there is just one that fits.
/// </summary>
internal static class Mentions
{
    // As long as a long answer may be.
    private const int Longest = 4_000;

    public static ImmutableArray<Mention<DateOnly>> Dates(string text, DateOnly today) => text.Length > Longest ? [] : DateMentions.Find(Fold.InPlace(text), today);

    /// <summary>Times whose day is named, too.</summary>
    /// <param name="now">Local time.</param>
    public static ImmutableArray<Mention<DateTime>> Times(string text, DateTime now) => text.Length > Longest ? [] : TimeMentions.Find(Fold.InPlace(text), now);

    /// <summary>Counts with their units; never parts of dates, phone numbers, addresses, ordinals, ranges or rough figures.</summary>
    public static ImmutableArray<Mention<Quantity>> Numbers(string text) => text.Length > Longest ? [] : NumberMentions.Find(Fold.InPlace(text));

    /// <summary>Whole option names, by position in the list; the longest where one lies in another.</summary>
    public static ImmutableArray<Mention<int>> Options(string text, IReadOnlyList<Option> options) => text.Length > Longest ? [] : OptionMentions.Find(Fold.InPlace(text), options);
}
