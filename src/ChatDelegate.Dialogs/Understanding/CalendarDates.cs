using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days by number: 2026年12月16日, 12月16日, 本月5号, 16号, 2026-12-16, 12/16.</summary>
internal static partial class CalendarDates
{
    // Two readings this near to each other are not told apart by guessing.
    private const int DaysApart = 14;
    private const int YearsApartInDays = 60;

    /// <param name="everyYear">Gives a day without a year in the years around today, for what else is said to choose from.</param>
    /// <returns>Null when the words are no date; empty when there is no such day.</returns>
    public static ImmutableArray<DateOnly>? Read(string bare, DateOnly today, bool everyYear = false) =>
        Full(bare) ?? YearLast(bare) ?? MonthAndDay(bare, today, everyYear) ?? DayOnly(bare, today);

    /// <summary>The day, when there is such a one.</summary>
    public static ImmutableArray<DateOnly> Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? [new DateOnly(year, month, day)] : [];

    /// <summary>Without a year the nearest such day is meant; half a year away it could be either.</summary>
    public static ImmutableArray<DateOnly> Nearest(int month, int day, DateOnly today)
    {
        ImmutableArray<DateOnly> years = [.. Day(today.Year - 1, month, day), .. Day(today.Year, month, day), .. Day(today.Year + 1, month, day)];
        return Nearest(years, today, YearsApartInDays);
    }

    /// <summary>Without a month it is this month's day, unless another month's is as near.</summary>
    public static ImmutableArray<DateOnly> InSomeMonth(int day, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        ImmutableArray<DateOnly> months = [.. InMonth(first.AddMonths(-1), day), .. InMonth(first, day), .. InMonth(first.AddMonths(1), day)];
        var near = Nearest(months, today, DaysApart);
        return near is [var one] && one.Month != today.Month ? Nearest(months, today, int.MaxValue) : near;
    }

    private static ImmutableArray<DateOnly> InMonth(DateOnly month, int day) => Day(month.Year, month.Month, day);

    private static ImmutableArray<DateOnly> Nearest(ImmutableArray<DateOnly> days, DateOnly today, int apart)
    {
        var near = days.Sort((a, b) => Away(a, today).CompareTo(Away(b, today)));
        return near.Length < 2 || Away(near[1], today) - Away(near[0], today) >= apart ? [.. near.Take(1)] : [.. near.Take(2).Order()];
    }

    private static int Away(DateOnly day, DateOnly today) => Math.Abs(day.DayNumber - today.DayNumber);

    private static ImmutableArray<DateOnly>? Full(string bare)
    {
        var match = YearMonthDay().Match(bare);
        if (!match.Success)
        {
            match = EightDigits().Match(bare);
        }

        return match.Success ? Day(Year(match.Groups["y"].Value), Whole(match, "m"), Whole(match, "d")) : null;
    }

    // 03/04/2026 is in March or in April, by where one learnt to write.
    private static ImmutableArray<DateOnly>? YearLast(string bare)
    {
        var match = DayMonthYear().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var (year, a, b) = (Whole(match, "y"), Whole(match, "a"), Whole(match, "b"));
        return Either(Day(year, a, b), a == b ? [] : Day(year, b, a));
    }

    private static ImmutableArray<DateOnly> Either(ImmutableArray<DateOnly> some, ImmutableArray<DateOnly> others) => [.. some.Concat(others).Distinct().Order()];

    private static ImmutableArray<DateOnly>? MonthAndDay(string bare, DateOnly today, bool everyYear)
    {
        var match = MonthDay().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var (month, day) = (Whole(match, "m"), Whole(match, "d"));
        var year = match.Groups["year"].Value switch
        {
            "今年" => today.Year,
            "去年" => today.Year - 1,
            "前年" => today.Year - 2,
            "明年" => today.Year + 1,
            "后年" => today.Year + 2,
            _ => 0,
        };
        return year > 0 ? Day(year, month, day)
            : everyYear ? [.. Enumerable.Range(-2, 5).SelectMany(shift => Day(today.Year + shift, month, day))]
            : match.Groups["slash"].Success && month != day ? Either(Nearest(month, day, today), Nearest(day, month, today))
            : Nearest(month, day, today);
    }

    private static ImmutableArray<DateOnly>? DayOnly(string bare, DateOnly today)
    {
        var match = DayOfMonth().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        int? shift = match.Groups["month"].Value switch
        {
            "" => null,
            "上月" or "上个月" => -1,
            "下月" or "下个月" => 1,
            _ => 0,
        };
        return shift is { } months ? InMonth(new DateOnly(today.Year, today.Month, 1).AddMonths(months), Whole(match, "d")) : InSomeMonth(Whole(match, "d"), today);
    }

    private static int Year(string text)
    {
        var year = 0;
        foreach (var c in text)
        {
            year = (year * 10) + Numerals.Digit(c);
        }

        return year < 100 ? 2000 + year : year;
    }

    private static int Whole(Match match, string group) => (int)(Numerals.Read(match.Groups[group].ValueSpan) ?? 0);

    [GeneratedRegex("^(?<y>[0-9]{4}|[0-9]{2}(?=年)|[〇零一二三四五六七八九]{4}(?=年))[年./-](?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[月./-](?<d>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex("^(?<y>(19|20|21)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EightDigits();

    [GeneratedRegex("^(?<a>[0-9]{1,2})[/.-](?<b>[0-9]{1,2})[/.-](?<y>[0-9]{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex("^(?<year>今年|去年|前年|明年|后年)?(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(月|(?<slash>/)|-|\\.(?=[0-9]))(?<d>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex("^(?<month>本月|这个月|这月|当月|上月|上个月|下月|下个月)?(?<d>[0-9]{1,2}|[一二三四五六七八九十廿]{1,3})[日号]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayOfMonth();
}
