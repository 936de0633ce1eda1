using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days in English by month: Dec 16, 16th of December 2026, the 18th.</summary>
internal static partial class EnglishDates
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public static ImmutableArray<DateOnly>? Read(string folded, DateOnly today)
    {
        var match = DayAlone().Match(folded);
        if (match.Success)
        {
            return CalendarDates.InSomeMonth(Whole(match), today);
        }

        match = MonthFirst().Match(folded);
        if (!match.Success)
        {
            match = DayFirst().Match(folded);
        }

        if (!match.Success || Month(match.Groups["m"].Value) is not { } month)
        {
            return null;
        }

        return match.Groups["y"].Success
            ? CalendarDates.Day(int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture), month, Whole(match))
            : CalendarDates.Nearest(month, Whole(match), today);
    }

    private static int Whole(Match match) => int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);

    // Any beginning of at least three letters, or the whole with a slip in it: "marketing 5" is no day in March.
    private static int? Month(string name)
    {
        for (var month = 0; month < 12; month++)
        {
            if (name == "sept" || Months[month].StartsWith(name, StringComparison.Ordinal))
            {
                return name == "sept" ? 9 : month + 1;
            }
        }

        var near = Array.FindIndex(Months, month => name.Length >= 5 && name[..2] == month[..2] && Similarity.IsTypo(name, month));
        return near >= 0 ? near + 1 : null;
    }

    [GeneratedRegex("^(on\\s+)?the\\s+(?<d>[0-9]{1,2})(st|nd|rd|th)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayAlone();

    [GeneratedRegex("^(on\\s+)?(?<m>[a-z]{3,10})\\.?\\s*(the\\s+)?(?<d>[0-9]{1,2})(st|nd|rd|th)?(\\s*,?\\s+(?<y>[0-9]{4}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex("^(on\\s+)?(the\\s+)?(?<d>[0-9]{1,2})(st|nd|rd|th)?\\s*(of\\s+)?(?<m>[a-z]{3,10})\\.?(\\s*,?\\s*(?<y>[0-9]{4}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayFirst();
}
