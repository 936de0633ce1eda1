using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Finds counts with their units in a longer text.</summary>
internal static partial class NumberMentions
{
    private const int WordsBefore = 12;

    public static ImmutableArray<Mention<Quantity>> Find(string folded)
    {
        var found = ImmutableArray.CreateBuilder<Mention<Quantity>>();
        using var dates = DateMentions.Spans(folded).GetEnumerator();
        var date = dates.MoveNext() ? dates.Current : (Start: int.MaxValue, Length: 0);
        for (var at = 0; at < folded.Length;)
        {
            while (at >= date.Start + date.Length && date.Start < int.MaxValue)
            {
                date = dates.MoveNext() ? dates.Current : (int.MaxValue, 0);
            }

            var length = at >= date.Start ? date.Start + date.Length - at : Numerals.Run(folded, at);
            if (at < date.Start && length > 0 && At(folded, at, length) is { } mention && mention.End <= date.Start)
            {
                found.Add(mention);
                length = mention.End - at;
            }

            at += Math.Max(length, 1);
        }

        return found.ToImmutable();
    }

    private static Mention<Quantity>? At(string folded, int at, int run)
    {
        var before = folded.AsSpan(Math.Max(0, at - WordsBefore), Math.Min(at, WordsBefore));
        var percent = folded.AsSpan(at).StartsWith("百分之", StringComparison.Ordinal);
        if (percent)
        {
            var figure = Numerals.Run(folded, at + 3);
            return Numerals.Read(folded.AsSpan(at + 3, figure)) is { } rate && !NotExact().IsMatch(before) && !Rough().IsMatch(folded, at + 3 + figure)
                ? new Mention<Quantity>(at, 3 + figure, [new Quantity(rate, "%")])
                : null;
        }

        var unit = Unit().Match(folded, at + run);
        var word = unit.Groups["unit"].Value;
        if (!unit.Success || NotExact().IsMatch(before) || Rough().IsMatch(folded, unit.Index + unit.Length) || IsArticle(folded.AsSpan(at, run), word)
            || (unit.Groups["english"].Success && !EnglishNumerals.IsUnit(word)))
        {
            return null;
        }

        var numeral = string.Concat(folded.AsSpan(at, run), unit.Groups["scale"].ValueSpan);
        return Numerals.Read(numeral) is { } count && !IsYear(count, word) ? new Mention<Quantity>(at, run + unit.Length, [new Quantity(count, word)]) : null;
    }

    // 有一个问题 counts nothing.
    private static bool IsArticle(ReadOnlySpan<char> numeral, string unit) => numeral is "一" && unit is "个" or "位" or "名" or "家" or "块" or "条" or "天" or "年" or "处" or "次" or "件";

    // 98年 and 2026年 name a year.
    private static bool IsYear(decimal count, string unit) => unit == "年" && count >= 50;

    [GeneratedRegex("(第|[a-z0-9.:+~-]|[零〇一二两三四五六七八九十百千万亿点几数多番]|近|超过?|多于|少于|不足|不到|至少|最少|最多|接近|上|到|至|或|每隔?|负|零下|no\\.? ?|(room|number|article|floor|building|unit|line|route|over|under|nearly|least|most|than|to|or) )$|[a-z][0-9]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotExact();

    // What follows makes it rough, a span of time, or something else.
    [GeneratedRegex("\\G\\s*(多|几|余|来[^自到]|左右不|以上|以下|以内|之内|内|前|后|之前|之后|到|至|或|级|数|两头|[~/-]|(street|road|avenue|lane|ago|or) ?)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Rough();

    [GeneratedRegex("\\G\\s?(?<scale>[万亿](?=\\s?元))?\\s?(?<unit>%|个小时|个月|个星期|个礼拜|个钟头|小时|分钟|平方公里|平方米|平米|立方米|公里|千米|厘米|公斤|千克|公顷|块钱|人次|周岁|[元人户名位个条次件盏辆棵株栋幢处份张家吨斤米亩天年岁度趟所座间根杆台套口块]|(?<=[0-9a-z] )(?<english>[a-z]{3,}))(?![a-z0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();
}
