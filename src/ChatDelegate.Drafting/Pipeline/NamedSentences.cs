using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Editing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Pipeline;

/// <summary>Which sentences an instruction names by number: 第二条 is the second of the draft, 第二条建议 the second measure. Empty when it names none: any may be meant.</summary>
internal static partial class NamedSentences
{
    public static IReadOnlySet<int> Of(Draft draft, string instruction)
    {
        var numbered = DraftEditor.Numbered(draft);
        var named = new HashSet<int>();
        foreach (Match match in Pattern().Matches(NormalText.Of(instruction).Value))
        {
            if (!ChineseNumber.TryParse(match.Groups["n"].Value, out var number))
            {
                continue;
            }

            var within = match.Groups["s"].Value switch
            {
                "问题" or "情况" => numbered.Where(one => one.Sentence.Section == Section.Problem).ToList(),
                "原因" => [.. numbered.Where(one => one.Sentence.Section == Section.Cause)],
                "建议" or "措施" => [.. numbered.Where(one => one.Sentence.Section == Section.Measure)],
                _ => numbered,
            };
            if (number >= 1 && number <= within.Count)
            {
                named.Add(within[(int)number - 1].Number);
            }
        }

        return named;
    }

    [GeneratedRegex(@"(?:(?<s>问题|情况|原因|建议|措施)的?)?第(?<n>[0-9一二三四五六七八九十两]{1,3})(?:句|条|点|个|项)(?:话)?(?:的?(?<s>问题|情况|原因|建议|措施))?|(?:sentence|no\.?) ?(?<n>[0-9]{1,2})", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
