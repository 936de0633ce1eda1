using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Entities;

namespace ChatDelegate.Drafting.Masking;

/// <summary>Finds the names by which writers introduce themselves or sign. Without a dictionary a name is a surname with one or two characters behind it.</summary>
internal static partial class OwnNameFinder
{
    private const string NotLast = "村区镇市县乡路街巷人员民生主户者长师工家方位名学校院园城苑司局处所队组站里的了在";

    public static IEnumerable<string> Find(string value) =>
        Introduction().Matches(value).Concat(Signature().Matches(value))
            .Select(match => match.Groups["n"].Value)
            .Where(name => EntityWords.Shared.Surnames.Contains(name[0]) && !NotLast.Contains(name[^1]) && !name.StartsWith("谢谢", StringComparison.Ordinal));

    [GeneratedRegex(
        @"(?:我叫|本人叫|我名叫|我的名字[叫是]|名字叫|姓名[:是为]?|联系人[:是为]?|反映人[:是为]?|投诉人[:是为]?|举报人[:是为]?|求助人[:是为]?|署名[:是为]?|我是|本人)\s*(?<n>\p{IsCJKUnifiedIdeographs}{2,3})(?=[,。;.、!?()\s]|$|来自|家住|是|住|身份|今年|联系|电话|手机|[0-9〔])",
        RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"(?<=[\n。!?])\s*(?:此致|敬礼)?[,!\s]*(?<n>\p{IsCJKUnifiedIdeographs}{2,3})[,\s]*(?:[0-9]{4}[-年./][^\n]{0,12})?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Signature();
}
