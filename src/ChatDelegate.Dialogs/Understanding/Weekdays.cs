using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days of the week: 上周三, 星期五, 这周末, last Friday. Weeks begin on Monday.</summary>
internal static partial class Weekdays
{
    private const string Chinese = "一二三四五六日";
    private static readonly string[] English = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static ImmutableArray<DateOnly>? Read(string bare, DateOnly today)
    {
        var match = ChineseWeekday().Match(bare);
        if (match.Success)
        {
            return InChinese(match, today);
        }

        match = EnglishWeekday().Match(bare);
        return match.Success ? InEnglish(match.Groups["week"].Value, Array.IndexOf(English, match.Groups["day"].Value), today) : null;
    }

    /// <summary>The day of the week at the end of a date, and how long the date before it is.</summary>
    public static (int Length, int Day)? Tail(string text)
    {
        var match = WeekdayAtEnd().Match(text);
        return match.Success && match.Index > 0 ? (match.Index, Number(match.Groups["day"].Value)) : null;
    }

    /// <summary>Of days in several years the nearest that falls on this day of the week, and any other within three years.</summary>
    public static IEnumerable<DateOnly> Fitting(ImmutableArray<DateOnly> days, int weekday, DateOnly today) =>
        days.Where(day => FromMonday(day) == weekday && Math.Abs(day.DayNumber - today.DayNumber) < 3 * 366).Order();

    public static int FromMonday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static ImmutableArray<DateOnly> InChinese(Match match, DateOnly today)
    {
        int? week = match.Groups["week"].Value switch
        {
            "上上" or "上上个" => -2,
            "上" or "上个" => -1,
            "这" or "这个" or "本" => 0,
            "下" or "下个" => 1,
            "下下" or "下下个" => 2,
            _ => null,
        };
        var name = match.Groups["day"].Value;
        return name != "末" ? InWeek(week, Number(name), today)
            : week is null ? [.. InWeek(-1, 5, today), .. InWeek(-1, 6, today), .. InWeek(0, 5, today), .. InWeek(0, 6, today)]
            : [.. InWeek(week, 5, today), .. InWeek(week, 6, today)];
    }

    private static int Number(string name) => Chinese.IndexOf(name.Replace('天', '日'), StringComparison.Ordinal) is >= 0 and var day ? day : name[0] - '1';

    // A bare weekday is the coming or the past one; only today is certain.
    private static ImmutableArray<DateOnly> InWeek(int? week, int day, DateOnly today)
    {
        var monday = today.AddDays(-FromMonday(today));
        if (week is { } shift)
        {
            return [monday.AddDays((shift * 7) + day)];
        }

        var here = monday.AddDays(day);
        return here == today ? [here] : here < today ? [here, here.AddDays(7)] : [here.AddDays(-7), here];
    }

    // "last Wednesday" on a Friday is the one two days ago to some and the one of last week to others.
    private static ImmutableArray<DateOnly> InEnglish(string week, int day, DateOnly today)
    {
        var here = InWeek(0, day, today)[0];
        return week switch
        {
            "last" => here < today ? [here.AddDays(-7), here] : [here.AddDays(-7)],
            "next" => here > today ? [here, here.AddDays(7)] : [here.AddDays(7)],
            "this" => here < today ? [here, here.AddDays(7)] : [here],
            _ => InWeek(null, day, today),
        };
    }

    [GeneratedRegex("^(?<week>上上个?|上个?|这个?|本|下下个?|下个?)?(周|星期|礼拜)(?<day>[一二三四五六日天末1-7])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseWeekday();

    [GeneratedRegex("^(?<week>last|this|next)?(?<day>mon|tue|wed|thu|fri|sat|sun)((?<=mon|fri|sun)day|(?<=tue)s(day)?|(?<=wed)(nesday|s)|(?<=thu)(r|rs|rsday)|(?<=sat)urday)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishWeekday();

    [GeneratedRegex("(?<=[日号0-9])[\\s,，(]*(周|星期|礼拜)(?<day>[一二三四五六日天])\\)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WeekdayAtEnd();
}
