using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Numbers as people write them: 320, ３２０, 1.5万, 三百二十, 两万五, three hundred and twenty.</summary>
internal static partial class Numbers
{
    private const string Digits = "零一二三四五六七八九";

    private static readonly Dictionary<string, int> English = new()
    {
        ["zero"] = 0,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    /// <returns>Null when it is no number, or not one for certain ("三五个", "一百多").</returns>
    public static decimal? Read(string text)
    {
        var folded = Fold.Text(text).Trim('。', '.', '!', '！');
        var match = Shape().Match(folded);
        if (match.Success)
        {
            folded = match.Groups["n"].Value;
        }

        folded = folded.Replace(",", "", StringComparison.Ordinal).Trim();
        return Arabic(folded) ?? Chinese(folded) ?? InEnglish(folded);
    }

    /// <summary>A Chinese numeral of at least one character, whole or with 点.</summary>
    public static decimal? Chinese(string text)
    {
        var parts = text.Replace('〇', '零').Replace('两', '二').Replace('俩', '二').Split('点');
        if (parts.Length > 2 || parts[0].Length == 0 || Whole(parts[0]) is not { } whole)
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return whole;
        }

        var fraction = 0m;
        var place = 0.1m;
        foreach (var c in parts[1])
        {
            var digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return null;
            }

            fraction += digit * place;
            place /= 10;
        }

        return parts[1].Length == 0 ? null : whole + fraction;
    }

    private static decimal? Arabic(string text)
    {
        var scale = text.Length == 0 ? 1 : Scale(text[^1]);
        var digits = scale > 1 ? text[..^1].Trim() : text;
        return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m
            ? number * scale
            : null;
    }

    private static long Scale(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 1,
    };

    // "二〇二六" is read digit by digit, "三百二十" by its scales; "两万五" leaves out the scale of its last digit.
    private static decimal? Whole(string text)
    {
        if (text.Length > 20)
        {
            return null;
        }

        if (text.All(Digits.Contains))
        {
            return text.Length == 1 || text.Length >= 3
                ? text.Aggregate(0m, (sum, c) => (sum * 10) + Digits.IndexOf(c, StringComparison.Ordinal))
                : null;
        }

        return Scaled(text);
    }

    private static decimal? Scaled(string text)
    {
        decimal total = 0, section = 0, digit = -1;
        long last = 0;
        foreach (var c in text)
        {
            var value = Digits.IndexOf(c, StringComparison.Ordinal);
            if (value >= 0)
            {
                if (digit > 0)
                {
                    return null;
                }

                (digit, last) = (value, value == 0 ? 1 : last);
                continue;
            }

            var scale = Scale(c);
            if (scale == 1 || (scale < 10_000 && last > 0 && last < 10_000 && last != 1 && scale >= last))
            {
                return null;
            }

            if (scale >= 10_000)
            {
                (total, section) = scale == 100_000_000 ? ((total + section + Math.Max(digit, 0)) * scale, 0) : (total + ((section + Math.Max(digit, 0)) * scale), 0);
            }
            else
            {
                section += (digit < 0 ? 1 : digit) * scale;
            }

            (digit, last) = (-1, scale);
        }

        return total + section + (digit > 0 ? digit * (last >= 100 ? last / 10 : 1) : 0);
    }

    private static decimal? InEnglish(string text)
    {
        decimal total = 0, section = 0;
        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (English.TryGetValue(word, out var value))
            {
                section += value;
            }
            else if (word == "hundred")
            {
                section = Math.Max(section, 1) * 100;
            }
            else if (word is "thousand" or "million")
            {
                total += Math.Max(section, 1) * (word == "thousand" ? 1_000 : 1_000_000);
                section = 0;
            }
            else if (word is not ("and" or "a"))
            {
                return null;
            }
        }

        return words.Any(word => word is not ("and" or "a")) ? total + section : null;
    }

    [GeneratedRegex("^(大约|大概|约|一共|共|总共|about|around)?\\s*[¥￥$]?\\s*(?<n>[^\\s].*?)\\s*(元钱|元|块钱|块|人次|人|个人|个|位|户|名|条|次|件|岁|年|天|米|公里|平方米|盏|处|辆|份|张|支|家|栋|yuan|rmb|people|persons|times|years|days|metres|meters)?\\s*(左右)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
