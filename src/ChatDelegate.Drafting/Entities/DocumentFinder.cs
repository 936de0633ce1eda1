using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Entities;

/// <summary>Finds names of documents in 《》 and their numbers such as 国办发〔2019〕3号.</summary>
internal static partial class DocumentFinder
{
    public static IEnumerable<EntitySpan> Find(string value) =>
        Pattern().Matches(value).Select(match => new EntitySpan(EntityKind.Document, match.Index, match.Index + match.Length, "b:" + Canonical(match.Value)));

    private static string Canonical(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('[', '〔').Replace(']', '〕').Replace('(', '〔').Replace(')', '〕').Replace('【', '〔').Replace('】', '〕');

    [GeneratedRegex(@"《[^《》]{1,60}》|[\u4E00-\u9FFF]{0,8}[〔\[(【]\s*(?:19|20)\d{2}\s*[〕\])】]\s*第?\d{1,4}号", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
