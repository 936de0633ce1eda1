using System.Globalization;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Reads numbers as people type them: 320, 2,803, 三百二十, 两万五, 18万5千, 12w, 二〇一九.</summary>
public static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>False when the text is not one number from end to end; the text is expected in normal form.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        var sum = new Sum();
        value = 0;
        for (var i = 0; i < text.Length;)
        {
            var length = ArabicLength(text, i);
            var taken = length > 0 ? TryArabic(text.AsSpan(i, length), out var number) && sum.TakeNumber(number) : sum.Take(text[i]);
            if (!taken)
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        value = sum.Value;
        return sum.Any;
    }

    private static int ArabicLength(string text, int from)
    {
        var to = from;
        while (to < text.Length && (char.IsAsciiDigit(text[to]) || (to > from && text[to] is '.' or ',')))
        {
            to++;
        }

        return to - from;
    }

    private static bool TryArabic(ReadOnlySpan<char> text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number)
        && number < Largest;

    private static int? DigitOf(char c) => c switch
    {
        '〇' => 0,
        '两' or '俩' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? digit : null,
    };

    private static decimal? UnitOf(char c) => c switch
    {
        '十' => 10,
        '百' => 100,
        '千' or 'k' => 1_000,
        '万' or 'w' => 10_000,
        '亿' => 100_000_000,
        _ => null,
    };

    /// <summary>The number read so far.</summary>
    private struct Sum
    {
        private decimal _total;
        private decimal _section;
        private decimal _lastUnit;
        private decimal _largeUnit;
        private decimal? _current;
        private bool _zero;

        public bool Any { get; private set; }

        /// <summary>两万五 is 25,000: a last digit directly behind a unit counts the next lower one.</summary>
        public readonly decimal Value
        {
            get
            {
                var last = _current ?? 0;
                return _total + _section + (last is > 0 and < 10 && _lastUnit >= 100 && !_zero ? last * _lastUnit / 10 : last);
            }
        }

        public bool TakeNumber(decimal number)
        {
            var first = _current is null;
            _current ??= number;
            Any = true;
            return first;
        }

        public bool Take(char c)
        {
            if (DigitOf(c) is { } digit)
            {
                _zero |= digit == 0 && _current is null;
                _current = (_current ?? 0) * 10 + digit;
                Any = true;
                return _current < Largest;
            }

            if (UnitOf(c) is not { } unit || !(Any || unit == 10))
            {
                return false;
            }

            if (unit < 10_000)
            {
                _section += (_current ?? 1) * unit;
            }
            else
            {
                var part = _section + (_current ?? 0);
                _total = unit < _largeUnit ? _total + part * unit : (_total + part) * unit;
                (_section, _largeUnit) = (0, unit);
            }

            (_current, _lastUnit, _zero, Any) = (null, unit, false, true);
            return _total < Largest * 1000;
        }
    }
}
