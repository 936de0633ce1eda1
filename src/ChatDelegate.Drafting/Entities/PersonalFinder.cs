using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds what must never stand in a draft: contacts, identity, bank and plate numbers, the writer's own name.</summary>
internal static partial class PersonalFinder
{
    public static IEnumerable<EntitySpan> Find(string value) =>
        Pattern().Matches(value).Select(match => new EntitySpan(EntityKind.Personal, match.Index, match.Index + match.Length, "x:" + match.Value));

    [GeneratedRegex(
        @"[a-z0-9_.+-]+@[a-z0-9_-]+(?:\.[a-z0-9_-]+)+" +                               // e-mail
        @"|(?<![\d*])\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])\d{5}[\dx](?!\d)" +        // identity number
        @"|(?<![\d*])[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)" + // identity number of 15 digits
        @"|(?<![a-z\d])[eg]\d{8}(?!\d)" +                                             // passport
        @"|(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)" +        // bank card
        @"|(?<!\d)(?:\+?86[ -]?)?1[ -]?[3-9]\d[ .-]?\d{4}[ .-]?\d{4}(?!\d)" +                 // mobile phone
        @"|[一幺][三四五六七八九][零〇一二三四五六七八九幺两]{9}(?![零〇一二三四五六七八九])" + // spelt out
        @"|(?<!\d)(?:\(0\d{2,3}\)|0\d{2,3}[ -]?)\d{7,8}(?!\d)" +                       // fixed line
        @"|\*{4,}" +                                                                   // already masked
        @"|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][·.]?(?=[a-z0-9]*\d)[a-z0-9]{5,6}(?![a-z0-9])" +
        @"|(?:微信|wechat|vx|qq)(?:号|群)?[:是 ]*[a-z0-9_-]{5,}" +
        @"|(?<=我叫|本人叫|我名叫|姓名[:是]|联系人[:是]?)\p{IsCJKUnifiedIdeographs}{2,3}(?=[,。;. 、!(]|$|来自|家住|是|住|身份|今年|联系|电话)",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
