using System.Collections.Immutable;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days as people name them, seen from a given today: 昨天, 上周三, 本月5号, 12月16日, last Friday, Dec 16.</summary>
internal static class Dates
{
    private const int Longest = 60;

    private static readonly string[] Openings = ["那天是", "发生在", "时间是", "日期是", "on "];

    private static readonly string[] Endings =
    [
        "的时候", "那天", "那一天", "当天", "发生的", "发生", "的事", "的事情", "左右", "早上", "上午", "中午", "下午", "晚上", "夜里", "半夜", "凌晨", "清晨", "早晨", "傍晚",
        " morning", " afternoon", " evening", " night",
    ];

    private static readonly string[] Alternatives = ["或者是", "或者", "或是", "或", "还是", " or "];

    private static readonly char[] Breaks = [' ', ',', '，', '、', '(', ')'];

    /// <returns>No day, the day, or the days it could be.</returns>
    public static ImmutableArray<DateOnly> Read(string text, DateOnly today)
    {
        if (text.Length > Longest)
        {
            return [];
        }

        var folded = Framing.Trim(Fold.Text(text));
        if (folded.Length is 0 or > Longest || Framing.IsDoubtful(folded))
        {
            return [];
        }

        folded = Framing.Corrected(folded);
        foreach (var alternative in Alternatives)
        {
            if (folded.Contains(alternative, StringComparison.Ordinal))
            {
                return Any(folded.Split(alternative), today);
            }
        }

        return Phrase(folded, today);
    }

    // 昨天或者前天: every part must be a day, or the person has something else in mind.
    private static ImmutableArray<DateOnly> Any(string[] parts, DateOnly today)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var part in parts)
        {
            var found = Phrase(Framing.Trim(part), today);
            if (found.IsEmpty)
            {
                return [];
            }

            days.UnionWith(found);
        }

        return [.. days];
    }

    private static ImmutableArray<DateOnly> Phrase(string folded, DateOnly today)
    {
        var core = Framing.Ends(Framing.Starts(Framing.Core(folded), Openings), Endings);
        return One(Framing.Core(core), today) ?? OnWeekday(core, today) ?? Together(core, today) ?? [];
    }

    /// <returns>Null when the words are no date; empty when they name a day that does not exist.</returns>
    private static ImmutableArray<DateOnly>? One(string core, DateOnly today)
    {
        var bare = core.Replace(" ", "", StringComparison.Ordinal);
        return RelativeDays.Read(bare, today) ?? Weekdays.Read(bare, today) ?? CalendarDates.Read(bare, today) ?? EnglishDates.Read(core, today);
    }

    // 12月16日（周三）: the day of the week must fit, and tells one year from another.
    private static ImmutableArray<DateOnly>? OnWeekday(string core, DateOnly today)
    {
        if (Weekdays.Tail(core) is not var (length, day))
        {
            return null;
        }

        return CalendarDates.Read(core[..length].Replace(" ", "", StringComparison.Ordinal), today, everyYear: true) is { } days
            ? [.. Weekdays.Fitting(days, day, today)]
            : null;
    }

    // 昨天，11月19号: said twice, it must be the same day.
    private static ImmutableArray<DateOnly>? Together(string core, DateOnly today)
    {
        ImmutableArray<DateOnly>? both = null;
        foreach (var part in core.Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(part, today) is not { } days)
            {
                return null;
            }

            both = both is { } before ? [.. before.Intersect(days)] : days;
        }

        return both;
    }
}
