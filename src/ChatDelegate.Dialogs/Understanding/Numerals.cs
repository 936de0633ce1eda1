using System.Buffers;
using System.Globalization;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>
/// One numeral, Arabic, Chinese or mixed: 320, 1,200, 三百二十, 两万五, 3万5千, 十五点六, 壹佰. Reads all of it or nothing, so
/// that 三五 (three to five) and 1,20 are no numbers.
/// </summary>
internal static class Numerals
{
    private const int Longest = 32;
    private const decimal Most = 1_000_000_000_000_000m;

    private static readonly SearchValues<char> Figures = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> FiguresWithCommas = SearchValues.Create("0123456789.,");

    /// <summary>How many characters from <paramref name="at"/> on belong to one numeral.</summary>
    public static int Run(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (IsNumeral(text[end]) || (end > at && end + 1 < text.Length && Joins(text[end], text[end - 1], text[end + 1]))))
        {
            end++;
        }

        return end - at;
    }

    public static decimal? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest || Run(text, 0) != text.Length)
        {
            return null;
        }

        if (text.IndexOf('点') is var point and > 0)
        {
            return text.Contains('.') || text.Contains(',') ? null : WithPoint(text[..point], text[(point + 1)..]);
        }

        return text.IndexOfAnyExceptInRange('0', '9') < 0 || text.Contains(',') || IsArabicFraction(text) ? Arabic(text)
            : text.Length > 1 && IsDigits(text) ? DigitByDigit(text)
            : Scaled(text);
    }

    /// <summary>The digit's value, or -1.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        '零' or '〇' => 0,
        '一' or '壹' => 1,
        '二' or '贰' or '两' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    private static long Scale(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1_000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    private static bool Joins(char c, char before, char after) => IsDigit(after) && (c is '.' or ',' ? IsDigit(before) : c == '点' && IsNumeral(before));

    private static bool IsDigit(char c) => Digit(c) >= 0;

    private static bool IsNumeral(char c) => Digit(c) >= 0 || Scale(c) > 0 || c == '廿';

    private static bool IsArabicFraction(ReadOnlySpan<char> text) => text.Contains('.') && text.IndexOfAnyExcept(Figures) < 0;

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (Digit(c) < 0 || char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    // A comma parts thousands or nothing: 3,5 is two numbers, 1,20 a slip.
    private static decimal? Arabic(ReadOnlySpan<char> text)
    {
        var whole = text.IndexOf('.') is var point and >= 0 ? text[..point] : text;
        if (whole.IndexOf(',') is var comma and >= 0)
        {
            for (var at = comma; at < whole.Length; at += 4)
            {
                if (comma > 3 || whole[at] != ',' || whole.Length - at < 4 || whole[(at + 1)..(at + 4)].Contains(','))
                {
                    return null;
                }
            }
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) && number < Most ? number : null;
    }

    // 二〇二六; two digits side by side are "two or three" of something.
    private static decimal? DigitByDigit(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text.Contains('两'))
        {
            return null;
        }

        var number = 0m;
        foreach (var c in text)
        {
            number = (number * 10) + Digit(c);
        }

        return number < Most ? number : null;
    }

    // 十五点六, 一点五万
    private static decimal? WithPoint(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var scale = Scale(after[^1]) is var last and >= 10_000 ? last : 1;
        var places = scale > 1 ? after[..^1] : after;
        if (Read(before) is not { } number || places.IsEmpty || (scale > 1 && number >= 10_000))
        {
            return null;
        }

        var place = 0.1m;
        foreach (var c in places)
        {
            if (Digit(c) is not (>= 0 and var digit) || c == '两')
            {
                return null;
            }

            number += digit * place;
            place /= 10;
        }

        return number * scale;
    }

    private static decimal? Scaled(ReadOnlySpan<char> text)
    {
        var sum = new ScaledSum();
        for (var at = 0; at < text.Length;)
        {
            if (Scale(text[at]) is > 0 and var scale)
            {
                if (!sum.TakeScale(scale))
                {
                    return null;
                }

                at++;
                continue;
            }

            var length = ArabicRun(text[at..]);
            if (text[at] == '廿' ? !sum.TakeValue(2, isLong: false) || !sum.TakeScale(10) : !Value(text.Slice(at, Math.Max(length, 1)), ref sum))
            {
                return null;
            }

            at += Math.Max(length, 1);
        }

        return sum.Total() is { } total && total < Most ? total : null;
    }

    private static bool Value(ReadOnlySpan<char> text, ref ScaledSum sum) =>
        char.IsAsciiDigit(text[0]) ? Arabic(text) is { } number && sum.TakeValue(number, isLong: text.Length > 1) : Digit(text[0]) >= 0 && sum.TakeValue(Digit(text[0]), isLong: false);

    private static int ArabicRun(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExcept(FiguresWithCommas);
        return other < 0 ? text.Length : other;
    }
}
