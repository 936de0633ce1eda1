using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Several of a list: 1、3和5; 2-4; 前三个; 除了2; 全部; names with commas.</summary>
internal static partial class Lists
{
    /// <summary>
    /// Positions (from 0) in the order of the list; null when a part means nothing or more than one thing:
    /// half a list is never taken for the whole.
    /// </summary>
    public static ImmutableArray<int>? Read(string text, IReadOnlyList<Option> options)
    {
        var folded = Fold.Text(text).Trim(' ', '。', '.', '!', '！', ',', '，', '、');
        if (folded.Length == 0 || folded.Length > 2_000)
        {
            return null;
        }

        if (Choices.IsExact(folded, options))
        {
            return Parts(folded, options);
        }

        var bare = Fold.Bare(folded);
        if (Everything().IsMatch(bare))
        {
            return [.. Enumerable.Range(0, options.Count)];
        }

        if (Except().Match(folded) is { Success: true } except)
        {
            return Parts(except.Groups["rest"].Value, options) is { } without
                ? [.. Enumerable.Range(0, options.Count).Except(without)]
                : null;
        }

        return Edge(bare, options.Count) ?? Parts(folded, options);
    }

    private static ImmutableArray<int>? Edge(string bare, int count)
    {
        var match = FirstOrLast().Match(bare);
        if (!match.Success || Numbers.Read(match.Groups["n"].Value) is not { } wanted || wanted < 1 || wanted > count)
        {
            return null;
        }

        var first = match.Groups["side"].Value is "前" or "头" or "first" or "thefirst";
        return first ? [.. Enumerable.Range(0, (int)wanted)] : [.. Enumerable.Range(count - (int)wanted, (int)wanted)];
    }

    private static ImmutableArray<int>? Parts(string text, IReadOnlyList<Option> options)
    {
        if (Choices.Read(text, options) is { One: { } single } && (Choices.IsExact(text, options) || !Separator().IsMatch(text)))
        {
            return [single];
        }

        var found = new SortedSet<int>();
        foreach (var part in Separator().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (Range().Match(part) is { Success: true } range)
            {
                if (!AddRange(found, range, options.Count))
                {
                    return null;
                }
            }
            else if (Choices.Read(part, options).One is { } one)
            {
                found.Add(one);
            }
            else
            {
                return null;
            }
        }

        return found.Count == 0 ? null : [.. found];
    }

    private static bool AddRange(SortedSet<int> found, Match range, int count)
    {
        var from = (int)Math.Clamp(Numbers.Read(range.Groups["from"].Value) ?? 0, 0, int.MaxValue);
        var to = (int)Math.Clamp(Numbers.Read(range.Groups["to"].Value) ?? 0, 0, int.MaxValue);
        if (from < 1 || to > count || from > to)
        {
            return false;
        }

        found.UnionWith(Enumerable.Range(from - 1, to - from + 1));
        return true;
    }

    /// <summary>True for "none of them", in any words.</summary>
    public static bool IsNone(string text) => Nothing().IsMatch(Fold.Bare(text).ToLower(CultureInfo.InvariantCulture));

    [GeneratedRegex("^(我)?(都选|全选|全部|全都|都|所有|所有的|全部都要|都要|全要|全都要|所有都要|全部选|通通|一起|all|allofthem|everything|every|all新的)(要|选|是|可以|的|吧)*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Everything();

    [GeneratedRegex("^(都不要|都不|都不选|没有|无|一个都不要|一个也不要|都没有|没|none|noneofthem|nothing)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Nothing();

    [GeneratedRegex("^(除了|除|除去|不要|去掉|all but|all except|everything except|everything but|except)\\s*(?<rest>.+?)\\s*(以外|之外|外)?\\s*[,，]?\\s*(其他|其它|其余|别的|剩下)?(的)?(都|全)?(要|选)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Except();

    [GeneratedRegex("^(选|要)?(?<side>前|头|后|最后|first|thefirst|last|thelast)(?<n>[0-9]+|[一二两三四五六七八九十]+|two|three|four|five|six)(个|项|条|件|张|份|ones)?(吧|都要|都)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstOrLast();

    [GeneratedRegex("[、,，;；/\\s]+and\\s+|\\s+and\\s+|[、,，;；/\\s&+]+|和|及|以及|还有|跟|与", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex("^第?(?<from>[0-9]+|[一二三四五六七八九十]+)(个|项|条)?\\s*(-|–|—|~|～|到|至|to)\\s*第?(?<to>[0-9]+|[一二三四五六七八九十]+)(个|项|条)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();
}
