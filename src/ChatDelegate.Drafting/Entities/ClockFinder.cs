using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds times of day: 15:30, 晚上10点半, 早七点, 开到六点. 提三点建议 and 有一点 are none.</summary>
internal static partial class ClockFinder
{
    public static IEnumerable<EntitySpan> Find(string value)
    {
        foreach (Match match in Clock().Matches(value))
        {
            if (Number(match, "h") is not { } hour)
            {
                continue;
            }

            var minute = match.Groups["half"].Success ? 30 : match.Groups["quarter"].Value switch { "一刻" => 15, "三刻" => 45, _ => Number(match, "m") ?? 0 };
            var period = match.Groups["p"];

            // 昨晚|8点: the day is a date of its own.
            var start = period.Success && period.Index > 0 && "昨今明前当每".Contains(value[period.Index - 1]) ? match.Groups["h"].Index : match.Index;
            yield return new EntitySpan(EntityKind.Date, start, match.Index + match.Length, string.Create(CultureInfo.InvariantCulture, $"h:{OfDay(hour, period.Value):00}:{minute:00}"));
        }
    }

    /// <summary>The hour of 24: 晚上两点 is two in the morning, 晚上12点 midnight.</summary>
    private static int OfDay(int hour, string period) => period switch
    {
        "下午" or "午后" or "傍晚" when hour is > 0 and < 12 => hour + 12,
        "晚上" or "晚间" or "晚" or "夜里" or "夜间" or "半夜" or "深夜" when hour is > 4 and <= 12 => hour + 12,
        "中午" when hour is > 0 and < 4 => hour + 12,
        _ => hour,
    };

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success && ChineseNumber.TryParse(match.Groups[group].Value, out var value) && value < 60 ? (int)value : null;

    private const string Period = "(?<p>凌晨|清晨|清早|大清早|一大早|早上|早晨|早间|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|夜间|半夜|深夜|早|晚)";
    private const string Points = "(?!\\d*[个%])(?!建议|意见|要求|希望|原因|问题|想法|理由|体会|诉求|看法|困难|不足|说明|疑问|情况)";
    private const string Minutes = "(?:(?<half>半)|(?<quarter>[一三]刻)|(?<m>[0-5]?\\d|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])分?|钟|整)";
    private const string Hour = "十[一二]?|二十[一二三四]?|[一二两三四五六七八九]";

    [GeneratedRegex(
        Period + @"?(?<![\d:第.])(?<h>[01]?\d|2[0-4])(?::(?<m>[0-5]\d)(?![\d:])|点" + Points + Minutes + "?)" +
        "|(?![早晚]一点(?![半钟整]|[一三]刻))" + Period + "(?<h>" + Hour + ")点" + Points + Minutes + "?" +
        "|(?<=[到至从过])(?<h>" + Hour + ")点" + Points + Minutes + "?(?!半)" +
        "|(?<![一二三四五六七八九十百千几数有差这那提说讲第上下共])(?<h>十[一二]?|二十[一二三四]?|[二两三四五六七八九])点(?:" + Minutes + "|(?=多|左右|以后|之后|以前|之前|前|后|才|就|起|到|至|下班|上班|下课|上课|放学|开|关|收|出|来|走|天))" +
        "|(?<![一二三四五六七八九十百千几数有差这那提说讲第上下共])(?<h>一)点(?:(?<half>半)|钟|整|(?<quarter>[一三]刻))",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Clock();
}
