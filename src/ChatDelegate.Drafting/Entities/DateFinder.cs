using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds dates and times of day. A date without year is the nearest one not later than the note.</summary>
internal static partial class DateFinder
{
    public static IEnumerable<EntitySpan> Find(string value, DateTimeOffset at)
    {
        // A sentence that cites no note has no day; there is no month before the first one.
        at = at.Year < 2 ? at.AddYears(1) : at;
        foreach (Match match in Date().Matches(value))
        {
            if (Resolve(match, at) is { } canonical)
            {
                yield return new EntitySpan(EntityKind.Date, match.Index, match.Index + match.Length, "d:" + canonical);
            }
        }

        foreach (Match match in Clock().Matches(value))
        {
            var hour = Number(match, "h");
            var afternoon = match.Groups["p"].Value is "下午" or "晚上" or "晚" or "傍晚" && hour is > 0 and < 12;
            var minute = match.Groups["half"].Success ? 30 : Number(match, "m") ?? 0;
            yield return new EntitySpan(EntityKind.Date, match.Index, match.Index + match.Length,
                string.Create(CultureInfo.InvariantCulture, $"h:{hour + (afternoon ? 12 : 0):00}:{minute:00}"));
        }
    }

    private static string? Resolve(Match match, DateTimeOffset at)
    {
        if (match.Groups["rel"].Success)
        {
            return Relative(match.Groups["rel"].Value, at);
        }

        var (month, day) = (Number(match, "mo"), Number(match, "d"));
        var year = Number(match, "y") ?? YearWord(match.Groups["yw"].Value, at);
        if (year is < 100)
        {
            year += 2000;
        }

        if (month is < 1 or > 12 || day is < 1 or > 31 || (year is null && month is null))
        {
            return null;
        }

        year ??= month > at.Month || (month == at.Month && day > at.Day) ? at.Year - 1 : at.Year;
        return string.Create(CultureInfo.InvariantCulture, $"{year:0000}{(month is null ? "" : $"-{month:00}")}{(day is null ? "" : $"-{day:00}")}");
    }

    private static int? YearWord(string word, DateTimeOffset at) => word switch
    {
        "今年" => at.Year,
        "去年" => at.Year - 1,
        "前年" => at.Year - 2,
        "明年" => at.Year + 1,
        _ => null,
    };

    private static string Relative(string word, DateTimeOffset at)
    {
        const string format = "yyyy-MM-dd";
        return word switch
        {
            "今天" or "今日" => at.ToString(format, CultureInfo.InvariantCulture),
            "昨天" or "昨日" or "昨晚" => at.AddDays(-1).ToString(format, CultureInfo.InvariantCulture),
            "前天" => at.AddDays(-2).ToString(format, CultureInfo.InvariantCulture),
            "明天" => at.AddDays(1).ToString(format, CultureInfo.InvariantCulture),
            "上个月" or "上月" => at.AddMonths(-1).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "这个月" or "本月" => at.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => at.ToString("yyyy-MM", CultureInfo.InvariantCulture) + word,
        };
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success && ChineseNumber.TryParse(match.Groups[group].Value, out var value) ? (int)value : null;

    [GeneratedRegex(
        @"(?<rel>今天|今日|昨天|昨日|昨晚|前天|明天|上个月|上月|这个月|本月|上周|本周|下周)" +
        @"|(?:(?<y>(?:19|20)\d{2}|[一二][零〇一二三四五六七八九]{3}|(?<!\d)[0-3]\d)年|(?<yw>今年|去年|前年|明年))(?:(?<mo>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?" +
        @"|(?<![\d.])(?<y>(?:19|20)\d{2})[-/.](?<mo>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)" +
        @"|(?<!\d)(?<mo>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号])" +
        @"|(?<![\d.])(?<mo>1[0-2]|[1-9])月(?![租薪供饼票亮光均个费])",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<p>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?(?<![\d:])(?<h>[01]?\d|2[0-4])(?::(?<m>[0-5]\d)(?![\d:])|点(?!\d*[个%])(?:(?<half>半)|(?<m>[0-5]?\d)分?)?)|(?<p>凌晨|早上|上午|中午|下午|傍晚|晚上|晚)(?<h>[一二三四五六七八九十]{1,3})点(?<half>半)?", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Clock();
}
