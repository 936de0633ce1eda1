using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Fractions, multiples and quarters of the compass (三分之二, 两倍, 七成, 北侧): facts that no finder of numbers or names sees.</summary>
internal static partial class Shares
{
    private const string Figures = "零一二三四五六七八九";

    /// <summary>Those that no cited note has, however written: 2倍 is 两倍, 北侧 is 北边.</summary>
    public static IEnumerable<string> Missing(NormalText text, IReadOnlyList<NoteFacts> cited)
    {
        var said = cited.SelectMany(note => Share().Matches(note.Value)).Select(Canonical).ToHashSet();
        return Share().Matches(text.Value).Where(share => !said.Contains(Canonical(share))).Select(share => share.Value);
    }

    private static string Canonical(Match share) => share.Value switch
    {
        "半数" or "二分之一" or "1/2" => "1半",
        "多半" or "过半" => "大半",
        "小半" => "少半",
        "翻番" or "翻一番" or "一倍" or "1倍" => "翻倍",
        var other => string.Concat(other.Replace('两', '二').Select(c => Figures.IndexOf(c, StringComparison.Ordinal) is >= 0 and var figure ? (char)('0' + figure) : c is '侧' or '面' ? '边' : c)),
    };

    [GeneratedRegex(@"(?<![百千万第])[一二两三四五六七八九十几数\d][一二三四五六七八九十几\d.]*(?:分之[一二三四五六七八九十\d]+|倍|成(?=[^\p{IsCJKUnifiedIdeographs}]|的|以|左|多|住|业|村|居|老|孩))|(?<!\d)\d/\d(?!\d)|半数|一半|大半(?![夜年天月])|[多少小]半(?=[是都数的])|过半|翻(?:倍|番|[一两]番)|[东南西北]{1,2}(?:边|侧|面|门(?!口镇)|站|头|端|北|南)(?![一-十]?[路街村镇])", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Share();
}
