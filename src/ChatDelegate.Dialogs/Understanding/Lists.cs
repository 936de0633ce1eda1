using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Several of a list: 1、3和5; 2-4; 前三个; 除了2; 全部; names, with or without marks between them.</summary>
internal static partial class Lists
{
    private const int Longest = 2_000;

    private static readonly string[] Openings = ["我想要", "我要", "我选", "我就要", "我", "就要", "就选", "只要", "只选", "选择", "请选", "选", "要", "就", "从", "i want ", "i choose "];

    private static readonly string[] Endings = ["都要", "都选", "都选上", "都勾上", "就行", "就可以", "就好", "全要", " ones"];

    private static readonly string[] NotCertain = ["或", "还是", " or ", "随便", "都行", "都可以"];

    /// <summary>
    /// Positions (from 0) in the order of the list; null when a part means nothing or more than one thing:
    /// half a list is never taken for the whole.
    /// </summary>
    public static ImmutableArray<int>? Read(string text, IReadOnlyList<Option> options)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var folded = Framing.Trim(Fold.Text(text));
        if (folded.Length is 0 or > Longest)
        {
            return null;
        }

        var names = new OptionNames(options);
        if (Choices.IsExact(folded, names))
        {
            return new ListParts(names).Read(folded);
        }

        if (Framing.IsDoubtful(folded) || NotCertain.Any(word => folded.Contains(word, StringComparison.Ordinal)))
        {
            return null;
        }

        return IsEverything(Fold.Bare(folded), names.Count) ? [.. Enumerable.Range(0, names.Count)] : Chosen(folded, names);
    }

    /// <summary>True for "none of them", in any words.</summary>
    public static bool IsNone(string text) => text.Length < 40 && Nothing().IsMatch(Fold.Bare(text).ToLower(CultureInfo.InvariantCulture));

    private static ImmutableArray<int>? Chosen(string folded, OptionNames names)
    {
        var parts = new ListParts(names);
        var match = Except().Match(folded);
        if (!match.Success)
        {
            match = ExceptAfter().Match(folded);
        }

        if (match.Success)
        {
            return parts.Read(Inner(match.Groups["rest"].Value)) is { } without && without.Length < names.Count
                ? [.. Enumerable.Range(0, names.Count).Except(without)]
                : null;
        }

        return parts.Read(folded) ?? parts.Read(Inner(folded));
    }

    private static string Inner(string text) => Framing.Core(Framing.Ends(Framing.Starts(Framing.Core(text), Openings), Endings));

    private static bool IsEverything(string bare, int count)
    {
        if (Everything().IsMatch(bare))
        {
            return true;
        }

        var all = AllOfThem().Match(bare);
        return all.Success && (Numerals.Read(all.Groups["n"].ValueSpan) ?? EnglishNumerals.Read(all.Groups["n"].Value)) == count;
    }

    [GeneratedRegex("^(我)?(全选|全部|全都|都|所有|所有选项|每个|每一个|每项|统统|通通|一起|all|allofthem|allofthese|everything|every)(要|选|选上|勾上|选了|的|吧|都要|都选|都选上|谢谢|please)*$(?<!^(我)?(都|每个|每一个|每项|一起)(的|吧)*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Everything();

    [GeneratedRegex("^(这)?(?<n>[0-9]+|[一二两三四五六七八九十]+)[个项条](全都|都|全)(要|选|选上)(吧|了)?$|^all(?<n>[0-9]+|two|three|four|five|six|seven|eight|nine|ten)(ofthem|please)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AllOfThem();

    [GeneratedRegex("^(我)?(都不要|都不选|都不需要|都不|没有|无|一[个项]都不[要选]|一[个项]也不[要选]|一[个项]都没有|全不[要选]|全都不[要选]|全部不[要选]|不选|都没有|都不是|没|none|noneofthem|noneofthese|nothing)(了|的|吧|谢谢|thanks)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Nothing();

    [GeneratedRegex("^((全部|全选|都要|都选|所有|其他都要|all|everything)\\s*[,，]?\\s*)?(除了|除去|除|去掉|不要|不选|but|except)\\s*(?<rest>[^\\s].*?)\\s*(以外|之外|外)?\\s*[,，]?\\s*(其他|其它|其余|别的|剩下)?(的)?(全都|都|全)?(要|选)?(吧|了)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Except();

    [GeneratedRegex("^(?<rest>.+?)(不要|不选)\\s*[,，]?\\s*(其他|其它|其余|别的|剩下)(的)?(全都|都|全)(要|选)(吧|了)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ExceptAfter();
}
