using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds numbers, money, percentages and spans of time; 近, 约, 多, 余, 几 are part of what is said.</summary>
internal static partial class NumberFinder
{
    public static IEnumerable<EntitySpan> Find(string value)
    {
        var idioms = Idioms(value);
        foreach (Match match in Pattern().Matches(value))
        {
            var digits = match.Groups["n"];
            if (idioms.Contains(digits.Index) || NameFinder.IsInName(value, digits.Index) || Read(match, digits.Value) is not { } span)
            {
                continue;
            }

            yield return span;
        }
    }

    private static EntitySpan? Read(Match match, string digits)
    {
        var unit = match.Groups["u"].Value;
        var time = TimeUnit.Of(unit);
        var percent = match.Groups["pc"].Success || unit is "%" or ['成', ..];
        var money = unit is ['元', ..] or ['块', ..] or ['角', ..] or ['毛', ..] or ['分', '钱'];
        var named = unit is ['号', ..] or "单元" or "组";
        if (!Counts(digits, percent || time is not null || money || named, unit.Length > 0 || percent) || Amount(match, digits, unit) is not { } amount)
        {
            return null;
        }

        var canonical = (percent, time, money) switch
        {
            (true, _, _) => (EntityKind.Percent, "p:" + amount(number => unit is ['成', ..] ? number * 10 + Digit(match, "tenth") : number)),
            (_, { } span, _) => (EntityKind.Duration, "t:" + amount(number => number * span.Times) + span.Unit),
            (_, _, true) => (EntityKind.Money, "n:" + amount(number => Yuan(match, number, unit))),
            _ => (EntityKind.Number, "n:" + amount(number => number)),
        };
        return new EntitySpan(canonical.Item1, match.Index, match.Index + match.Length, canonical.Item2);
    }

    /// <summary>Writes the amount as it was said, once it is known what it counts: exact, from…to, or some tens; null when it is no number.</summary>
    private static Func<Func<decimal, decimal>, string>? Amount(Match match, string digits, string unit)
    {
        var half = match.Groups["more2"].Value == "半" || unit.StartsWith("个半", StringComparison.Ordinal) ? 0.5m : 0;
        var some = match.Groups["more"].Value == "几" ? "几" : match.Groups["more"].Success || match.Groups["more2"].Value is "多" or "余" || TimeUnit.IsMore(unit) || match.Groups["big"].Value == "大" ? "+" : "";
        var about = (match.Groups["about"].Success || match.Groups["big"].Value == "小" ? "~" : "") + some;
        if (VagueNumber.Of(digits) is { } vague)
        {
            return scale => string.Join('-', vague.Values.Select(number => Write(scale(number)))) + vague.Mark + about;
        }

        return TryRead(digits, out var number) ? scale => Write(scale(number + half)) + about : null;
    }

    private static string Write(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>三块五 is 3.5, 一毛二 0.12.</summary>
    private static decimal Yuan(Match match, decimal number, string unit)
    {
        var tail = Digit(match, "tail");
        return unit[0] switch
        {
            '块' => number + tail / 10m,
            '角' or '毛' => number / 10 + tail / 100m,
            '分' => number / 100,
            _ => number,
        };
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
            return digits is "一" or "半" ? measured : counted;
        }

        return digits.Any(c => !"十百千万亿".Contains(c)) || (digits[0] == '十' && counted);
    }

    private static int Digit(Match match, string group) => match.Groups[group].Success && ChineseNumber.TryParse(match.Groups[group].Value, out var digit) ? (int)digit : 0;

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
                // 十分 means very, 十分钟 ten minutes.
                var counts = idiom.EndsWith('分') && value.AsSpan(at + idiom.Length).StartsWith("钟");
                inside.UnionWith(Enumerable.Range(at, counts ? 0 : idiom.Length));
            }
        }

        return inside;
    }

    [GeneratedRegex(
        @"(?<about>将近|接近|大约|大概|近|约)?(?<![数几第])(?<pc>百分之)?(?<![\da-z.])(?:(?<big>[大小])(?=半[年天]))?" +
        @"(?<n>(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?(?:[十百千万亿]+|[wk](?![a-z]))?(?:\d(?:[千百]|(?!\d)))?|(?:好?几|(?<![人户总次分参点岁])数|(?<![以早晚马网路身线天地街山水楼桥车船床班世市村乡会手头面])上(?=[百千万亿]))(?!百分)[十百千万亿]+|[零〇一二两三四五六七八九十百千万亿]+|半(?=年|个月|天|个?小时|个?钟头|个?学期|个?工作日))" +
        @"(?<more>多|余|来|几(?=个|[天年户人名位岁里亩米块元家条辆盏栋层间次]))?" +
        @"(?<u>%|成(?<tenth>[一二三四五六七八九])?(?![为本立功了都员])|元|块(?<tail>[一二三四五六七八九]|[1-9](?!\d))(?![十百千万个])毛?|块钱|块(?=[,。;、!?]|$)|[角毛](?<tail>[一二三四五六七八九]|[1-9](?!\d))(?![十百千万个])分?|角|毛(?=[钱,。;、!?]|$)|分钱" +
        @"|个(?:半|多|来|把)?(?:月(?!饼)|星期|礼拜|小时|钟头|工作日|学期|季度|年头)|年头|年(?![级代])|学年|学期|季度|天(?![然津花井桥])|夜(?![里间晚市班路灯色宵景])|周(?!边|围|都|全|[一二三四五六日天末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|小时|钟头|刻钟|分钟|秒钟?|日" +
        @"|万?户|号楼|号院|号线|号桥|号井|单元|[名位人户家个栋层楼套间条台辆次起处所座亩米吨度级岁只棵盏片期平趟回遍件张份根株头批桌组]|公里|千米|平米|平方米|平方|立方)?" +
        @"(?<more2>多|余|半(?!夜))?",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
