namespace ChatDelegate.Drafting.Entities;

/// <summary>Numbers that name no single one: 三四十 (30-40), 几百, 上千.</summary>
/// <param name="Mark">What is not known of it.</param>
internal sealed record VagueNumber(IReadOnlyList<decimal> Values, string Mark)
{
    private const string Digits = "一二三四五六七八九";

    public static VagueNumber? Of(string digits)
    {
        var some = digits.TrimStart('好');
        if (some.Length > 1 && some[0] is '几' or '数' or '上' || (digits.Length > 1 && digits[0] == '好'))
        {
            var units = some.TrimStart('几', '数', '上');
            return ChineseNumber.TryParse("一" + units, out var unit) ? new VagueNumber([unit], some[0] == '上' ? "上" : "几") : null;
        }

        for (var i = 0; i + 1 < digits.Length; i++)
        {
            var (first, second) = (Value(digits[i]), Value(digits[i + 1]));
            var neighbours = first > 0 && (second == first + 1 || (first, second) == (3, 5)) && (i == 0 || Value(digits[i - 1]) == 0 && digits[i - 1] is not ('零' or '〇') && !char.IsAsciiDigit(digits[i - 1]));
            if (neighbours && !digits[(i + 2)..].Any(c => c is '零' or '〇' || Value(c) > 0)
                && ChineseNumber.TryParse(digits.Remove(i + 1, 1), out var low) && ChineseNumber.TryParse(digits.Remove(i, 1), out var high) && low < high)
            {
                return new VagueNumber([low, high], "");
            }
        }

        return null;
    }

    private static int Value(char c) => c == '两' ? 2 : Digits.IndexOf(c, StringComparison.Ordinal) + 1;
}
