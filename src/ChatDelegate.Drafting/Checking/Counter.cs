using ChatDelegate.Drafting.Entities;

namespace ChatDelegate.Drafting.Checking;

/// <summary>What a number counts: 35户 is not 35人, 3公里 not 3米. Counters that people interchange count as one, and a bare number goes with any.</summary>
internal static class Counter
{
    private static readonly string[][] Interchangeable =
    [
        ["户", "家"], ["人", "名", "位", "口", "个"], ["元", "块", "块钱"], ["公里", "千米"], ["平", "平米", "平方米", "平方", "方"], ["楼", "层"],
        ["起", "次", "件", "回", "趟", "遍"], ["处", "所", "座", "家", "个"], ["辆", "台", "部"], ["条", "个", "道"], ["间", "套"], ["盏", "个", "棵", "株", "只", "起", "片", "张", "根", "块", "份", "头", "件"],
    ];

    public static bool Same(string value, EntitySpan span, string otherValue, EntitySpan other)
    {
        var (first, second) = (Unit(value, span), Unit(otherValue, other));
        return first.Length == 0 || second.Length == 0 || first == second || Interchangeable.Any(group => group.Contains(first) && group.Contains(second));
    }

    private static string Unit(string value, EntitySpan span)
    {
        var text = value.AsSpan(span.Start, span.End - span.Start).TrimEnd("多余来");
        var at = text.Length;
        while (at > 0 && !char.IsAsciiDigit(text[at - 1]) && !"零〇一二两三四五六七八九十百千万亿wk多余来".Contains(text[at - 1]))
        {
            at--;
        }

        return text[at..].ToString();
    }
}
