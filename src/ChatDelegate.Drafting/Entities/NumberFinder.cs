using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds numbers, money, percentages and spans of time; 近, 约, 多, 余 are part of what is said.</summary>
internal static partial class NumberFinder
{
    public static IEnumerable<EntitySpan> Find(string value)
    {
        var idioms = Idioms(value);
        foreach (Match match in Pattern().Matches(value))
        {
            var digits = match.Groups["n"];
            if (idioms.Contains(digits.Index) || Read(match, digits.Value) is not { } span)
            {
                continue;
            }

            yield return span;
        }
    }

    private static EntitySpan? Read(Match match, string digits)
    {
        var unit = match.Groups["u"].Value;
        var percent = match.Groups["pc"].Success || unit is "%" or ['成', ..];
        var duration = unit is "年" or "个月" or "天" or "周" or "个星期" or "小时" or "个小时" or "分钟" or "个工作日" or "日";
        var money = unit is "元" or "块钱" or "块" or "角" or "毛";
        if (!Counts(digits, percent || duration || money, unit.Length > 0) || !TryRead(digits, out var number))
        {
            return null;
        }

        number = unit is ['成', ..] ? number * 10 + Tenth(match) : number;
        var about = (match.Groups["about"].Success ? "~" : "") + (match.Groups["more2"].Value == "半" ? ".5" : match.Groups["more"].Success || match.Groups["more2"].Success ? "+" : "");
        var canonical = number.ToString("0.####", CultureInfo.InvariantCulture) + about;
        var (kind, text) = (percent, duration, money) switch
        {
            (true, _, _) => (EntityKind.Percent, "p:" + canonical),
            (_, true, _) => (EntityKind.Duration, "t:" + canonical + unit.Replace("个", "", StringComparison.Ordinal)),
            (_, _, true) => (EntityKind.Money, "n:" + canonical),
            _ => (EntityKind.Number, "n:" + canonical),
        };
        return new EntitySpan(kind, match.Index, match.Index + match.Length, text);
    }

    /// <summary>A lone Chinese digit is a number only before a counter, and 一 only as a measure: 一个 and 一对一 say nothing.</summary>
    private static bool Counts(string digits, bool measured, bool counted)
    {
        if (digits.Any(char.IsAsciiDigit))
        {
            return true;
        }

        if (digits.Length == 1)
        {
            return digits is "一" or "两" or "半" ? measured : counted;
        }

        return digits.Any(c => !"十百千万亿".Contains(c)) || (digits[0] == '十' && counted);
    }

    /// <summary>六成三 is 63%.</summary>
    private static int Tenth(Match match) => match.Groups["tenth"].Success && ChineseNumber.TryParse(match.Groups["tenth"].Value, out var tenth) ? (int)tenth : 0;

    private static bool TryRead(string digits, out decimal number)
    {
        number = 0.5m;
        return digits == "半" || ChineseNumber.TryParse(digits, out number);
    }

    private static HashSet<int> Idioms(string value)
    {
        var inside = new HashSet<int>();
        foreach (var idiom in EntityWords.Shared.NumberIdioms)
        {
            for (var at = value.IndexOf(idiom, StringComparison.Ordinal); at >= 0; at = value.IndexOf(idiom, at + 1, StringComparison.Ordinal))
            {
                inside.UnionWith(Enumerable.Range(at, idiom.Length));
            }
        }

        return inside;
    }

    [GeneratedRegex(
        @"(?<about>将近|接近|大约|大概|近|约)?(?<![数几])(?<pc>百分之)?(?<![\da-z.])" +
        @"(?<n>(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?(?:[十百千万亿]+|[wk](?![a-z]))?(?:\d(?:[千百]|(?!\d)))?|[零〇一二两三四五六七八九十百千万亿]+|半(?=年|个月|天|个?小时|个?钟头|个?学期))" +
        @"(?<more>多|余|来)?" +
        @"(?<u>%|成(?<tenth>[一二三四五六七八九])?(?![为本立功了都员])|元|块钱|块(?=[,。;、!?]|$)|角|毛(?=[钱,。])|年(?![级代])|个月|天(?![然津])|周(?!边)|个星期|个?小时|分钟|个工作日|日|万?户|[名位人户家个栋层楼套间条台辆次起处所座亩米吨度级岁只棵盏片期平]|公里|千米|平米|平方米|平方|立方)?" +
        @"(?<more2>多|余|半(?!夜))?",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
