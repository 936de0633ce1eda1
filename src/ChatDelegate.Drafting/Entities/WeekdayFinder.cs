using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds days of the week: 每周二四, 周一至周五, 上周三 (a date), 周末. 一周一次 names none.</summary>
internal static partial class WeekdayFinder
{
    private const string Days = "一二三四五六日";

    public static IEnumerable<EntitySpan> Find(string value, DateTimeOffset at)
    {
        at = at.Year < 2 ? at.AddYears(1) : at;
        foreach (Match match in Week().Matches(value))
        {
            var days = match.Groups["days"];
            var shift = Shift(match.Groups["rel"].Value);
            var canonical = match.Groups["end"].Success || days.Value == "末"
                ? (shift is { } weeks ? Monday(at, weeks) : "") + "w:67"
                : (days.Success, shift) switch
                {
                    (true, { } near) when Read(days.Value) is [var one] => Monday(at, near, one - 1),
                    (true, _) => "w:" + string.Concat(Read(days.Value)),
                    (false, { } near) => Monday(at, near) + "周",
                    _ => "",
                };
            if (canonical.Length > 0)
            {
                yield return new EntitySpan(EntityKind.Date, match.Index, match.Index + match.Length, canonical[0] == 'w' ? canonical : "d:" + canonical);
            }
        }
    }

    /// <summary>Numbers of the days, ranges filled in, in the order of the week.</summary>
    private static int[] Read(string words)
    {
        var days = new SortedSet<int>();
        var (last, through) = (0, false);
        foreach (var c in words)
        {
            through |= c is '到' or '至' or '-' or '~';
            var day = c == '天' ? 7 : Days.IndexOf(c, StringComparison.Ordinal) + 1;
            if (day > 0)
            {
                days.UnionWith(through && day > last ? Enumerable.Range(last, day - last + 1) : [day]);
                (last, through) = (day, false);
            }
        }

        return [.. days];
    }

    private static string Monday(DateTimeOffset at, int weeks, int days = 0) =>
        at.AddDays(-(((int)at.DayOfWeek + 6) % 7) + weeks * 7 + days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Shift(string word) => word switch
    {
        ['上', '上', ..] => -2,
        ['上', ..] => -1,
        ['这' or '本', ..] => 0,
        ['下', '下', ..] => 2,
        ['下', ..] => 1,
        _ => null,
    };

    private const string NotCounted = "(?![次回趟个班遍期天年轮户名人家条月位点])";

    [GeneratedRegex(
        "(?:(?<rel>上上个?|上个?|这个?|本|下下个?|下个?)(?:周|星期|礼拜)|(?<![一二两三四五六七八九十几半多整满\\d])(?:每逢|每到|每|逢)?(?:周|星期|礼拜))" +
        "(?<days>末(?!代)|[一二三四五六日天]" + NotCounted + "(?:(?:、|和|及|到|至|-|~|,(?=周|星期|礼拜))?(?:周|星期|礼拜)?[一二三四五六日天]" + NotCounted + ")*)" +
        "|(?<rel>上上个?|上个?|这个?|本|下下个?|下个?)(?:周|星期|礼拜)(?![边围密全到年期一二三四五六日天])|(?<end>双休日)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Week();
}
