namespace ChatDelegate.Tests.Dialogs.Understanding;

/// <summary>Writes numbers as a Chinese clerk does; the reverse of what is tested.</summary>
internal static class ChineseNumerals
{
    private const string Figures = "零一二三四五六七八九";

    public static string Write(long number)
    {
        var text = Sections(number);
        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>As on a cheque.</summary>
    public static string WriteFormal(long number) =>
        string.Concat(Sections(number).Select(c => "零一二三四五六七八九十百千".IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? "零壹贰叁肆伍陆柒捌玖拾佰仟"[at] : c));

    public static string Digits(string arabic) => string.Concat(arabic.Select(c => Figures[c - '0']));

    private static string Sections(long number)
    {
        if (number < 10_000)
        {
            return Section((int)number);
        }

        var scale = number >= 100_000_000 ? 100_000_000L : 10_000L;
        var (high, low) = (number / scale, number % scale);
        var rest = low == 0 ? "" : low < scale / 10 ? "零" + Sections(low) : Sections(low);
        return Sections(high) + (scale == 10_000 ? "万" : "亿") + rest;
    }

    private static string Section(int number)
    {
        if (number < 10)
        {
            return Figures[number].ToString();
        }

        var (unit, name) = number >= 1_000 ? (1_000, "千") : number >= 100 ? (100, "百") : (10, "十");
        var (high, low) = (number / unit, number % unit);
        return Figures[high] + name + (low == 0 ? "" : low < unit / 10 ? "零" + Section(low) : Section(low));
    }
}
