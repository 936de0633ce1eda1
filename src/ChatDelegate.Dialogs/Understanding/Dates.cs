using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Days as people name them, seen from a given today: 昨天, 上周三, 本月5号, 12月16日, last Friday, Dec 16.</summary>
internal static partial class Dates
{
    private static readonly Dictionary<string, int> Relative = new()
    {
        ["今天"] = 0,
        ["今日"] = 0,
        ["今早"] = 0,
        ["今晚"] = 0,
        ["昨天"] = -1,
        ["昨日"] = -1,
        ["昨晚"] = -1,
        ["前天"] = -2,
        ["大前天"] = -3,
        ["明天"] = 1,
        ["明日"] = 1,
        ["明早"] = 1,
        ["后天"] = 2,
        ["大后天"] = 3,
        ["today"] = 0,
        ["yesterday"] = -1,
        ["tomorrow"] = 1,
        ["daybeforeyesterday"] = -2,
        ["thedaybeforeyesterday"] = -2,
        ["dayaftertomorrow"] = 2,
        ["thedayaftertomorrow"] = 2,
    };

    private static readonly string[] EnglishDays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] EnglishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <returns>No day, the day, or the days it could be.</returns>
    public static ImmutableArray<DateOnly> Read(string text, DateOnly today)
    {
        var folded = Fold.Text(text).Trim('。', '.', '!', '！');
        var bare = Ending().Replace(folded.Replace(" ", "", StringComparison.Ordinal), "");
        if (Relative.TryGetValue(bare, out var days))
        {
            return [today.AddDays(days)];
        }

        return Ago(bare, today) ?? Weekday(bare, today) ?? Full(bare) ?? MonthAndDay(bare, today) ?? DayOnly(bare, today) ?? InEnglish(folded, today) ?? [];
    }

    private static ImmutableArray<DateOnly>? Ago(string bare, DateOnly today)
    {
        var match = DistanceInDays().Match(bare);
        if (!match.Success || Numbers.Read(match.Groups["n"].Value) is not { } count || count > 3_650 || count != Math.Truncate(count))
        {
            return null;
        }

        var days = (int)count * (match.Groups["unit"].Value is "周" or "星期" or "个星期" or "week" or "weeks" ? 7 : 1);
        return [today.AddDays(match.Groups["way"].Value is "前" or "以前" or "之前" or "ago" ? -days : days)];
    }

    private static ImmutableArray<DateOnly>? Weekday(string bare, DateOnly today)
    {
        var match = ChineseWeekday().Match(bare);
        if (match.Success)
        {
            var day = "一二三四五六日".IndexOf(match.Groups["day"].Value.Replace('天', '日').Replace('末', '六'), StringComparison.Ordinal);
            day = day >= 0 ? day : int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) - 1;
            return InWeek(match.Groups["week"].Value switch
            {
                "上上" or "上上个" => -2,
                "上" or "上个" => -1,
                "这" or "这个" or "本" => 0,
                "下" or "下个" => 1,
                "下下" or "下下个" => 2,
                _ => null,
            }, day, today);
        }

        match = EnglishWeekday().Match(bare);
        return match.Success
            ? InWeek(match.Groups["week"].Value switch { "last" => -1, "this" => 0, "next" => 1, _ => null }, Array.IndexOf(EnglishDays, match.Groups["day"].Value), today)
            : null;
    }

    // A bare weekday is the coming or the past one; only today is certain.
    private static ImmutableArray<DateOnly> InWeek(int? week, int day, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (week is { } shift)
        {
            return [monday.AddDays((shift * 7) + day)];
        }

        var here = monday.AddDays(day);
        return here == today ? [here] : here < today ? [here, here.AddDays(7)] : [here.AddDays(-7), here];
    }

    private static ImmutableArray<DateOnly>? Full(string bare)
    {
        var match = YearMonthDay().Match(bare);
        return match.Success ? Day(Year(match.Groups["y"].Value), Whole(match.Groups["m"].Value), Whole(match.Groups["d"].Value)) : null;
    }

    private static ImmutableArray<DateOnly>? MonthAndDay(string bare, DateOnly today)
    {
        var match = MonthDay().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var (month, day) = (Whole(match.Groups["m"].Value), Whole(match.Groups["d"].Value));
        var year = match.Groups["year"].Value switch
        {
            "今年" => today.Year,
            "去年" => today.Year - 1,
            "前年" => today.Year - 2,
            "明年" => today.Year + 1,
            _ => 0,
        };
        return year > 0 ? Day(year, month, day) : Nearest(month, day, today);
    }

    private static ImmutableArray<DateOnly>? DayOnly(string bare, DateOnly today)
    {
        var match = DayOfMonth().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var shift = match.Groups["month"].Value switch
        {
            "上月" or "上个月" => -1,
            "下月" or "下个月" => 1,
            _ => 0,
        };
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(shift);
        return Day(month.Year, month.Month, Whole(match.Groups["d"].Value));
    }

    private static ImmutableArray<DateOnly>? InEnglish(string folded, DateOnly today)
    {
        var match = EnglishDate().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["m"].Value + match.Groups["m2"].Value;
        var month = Array.IndexOf(EnglishMonths, name[..3]) + 1;
        var day = Whole(match.Groups["d"].Value + match.Groups["d2"].Value);
        return match.Groups["y"].Success ? Day(Whole(match.Groups["y"].Value), month, day) : Nearest(month, day, today);
    }

    // Without a year the nearest such day is meant; half a year away it could be either.
    private static ImmutableArray<DateOnly> Nearest(int month, int day, DateOnly today)
    {
        var years = new[] { today.Year - 1, today.Year, today.Year + 1 }.SelectMany(year => Day(year, month, day)).OrderBy(date => Math.Abs(date.DayNumber - today.DayNumber)).ToImmutableArray();
        return years.Length < 2 || Math.Abs(years[1].DayNumber - today.DayNumber) - Math.Abs(years[0].DayNumber - today.DayNumber) > 60 ? [.. years.Take(1)] : [.. years.Take(2).Order()];
    }

    private static ImmutableArray<DateOnly> Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? [new DateOnly(year, month, day)] : [];

    private static int Year(string text) => Whole(text) is var year && year < 100 ? 2000 + year : year;

    private static int Whole(string text) =>
        (int)Math.Clamp(text.Length == 2 && text.All("〇零一二三四五六七八九".Contains) ? Numbers.Read("零" + text) ?? 0 : Numbers.Read(text) ?? 0, 0, 9_999);

    [GeneratedRegex("(的时候|那天|左右|吧|早上|上午|中午|下午|晚上|当天|的)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ending();

    [GeneratedRegex("^(?<n>[0-9]+|[一二两三四五六七八九十]+|one|two|three|four|five|six|seven|a)(?<unit>天|日|个星期|星期|周|days?|weeks?)(?<way>前|以前|之前|后|以后|之后|ago|later)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DistanceInDays();

    [GeneratedRegex("^(?<week>上上个?|上个?|这个?|本|下下个?|下个?)?(周|星期|礼拜)(?<day>[一二三四五六日天末1-7])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ChineseWeekday();

    [GeneratedRegex("^(on)?(?<week>last|this|next)?(?<day>mon|tue|wed|thu|fri|sat|sun)(day|s|sday|nesday|r|rs|rsday|urday)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishWeekday();

    [GeneratedRegex("^(?<y>[0-9]{4}|[0-9]{2}(?=年)|[〇零一二三四五六七八九]{4}(?=年))[年./-](?<m>[0-9]{1,2}|[一二三四五六七八九十]+)[月./-](?<d>[0-9]{1,2}|[一二三四五六七八九十]+)[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex("^(?<year>今年|去年|前年|明年)?(?<m>[0-9]{1,2}|[一二三四五六七八九十]+)(月|/|-|\\.(?=[0-9]))(?<d>[0-9]{1,2}|[一二三四五六七八九十]+)[日号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex("^(?<month>本月|这个月|这月|当月|上月|上个月|下月|下个月)?(?<d>[0-9]{1,2}|[一二三四五六七八九十]+)[日号]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex("^(on\\s+)?(the\\s+)?((?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+(?<d>[0-9]{1,2})(st|nd|rd|th)?|(?<d2>[0-9]{1,2})(st|nd|rd|th)?\\s+(of\\s+)?(?<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?)(\\s*,?\\s*(?<y>[0-9]{4}))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishDate();
}
