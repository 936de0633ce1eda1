using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Finds options by name, position, part of a name or a name with a slip in it, in this order.</summary>
internal static partial class Choices
{
    private const int Longest = 1_000;

    private static readonly string[] Openings =
    [
        "我想反映的是", "我想反映", "我要反映", "反映", "主要是", "主要", "我要选", "我想选", "我选择", "我选", "我觉得是", "我觉得", "我要", "我就要", "我是", "我", "请选", "选择", "选", "想要", "要", "属于", "那就", "就", "这个", "打", "发", "用", "通过", "归", "找", "在", "去", "想", "提个", "提", "关于", "有关",
        "i choose ", "i want ", "i'd like ", "the ", "option ", "choose ",
    ];

    private static readonly string[] Endings =
    [
        "方面的问题", "的问题", "问题", "方面的", "方面", "这一类", "类的", "类", "那边的", "那边", "都行", "都可以", "区", "街道", "管", "说", "谈", "联系", "办理", "处理", "一次", "片区", "那个", "这个", "那一个", "这一个", " one", " ones",
    ];

    private static readonly string[] NoChoice = ["都行", "都可以", "随便", "都不", "无所谓"];

    /// <summary>Positions (from 0) of the option meant.</summary>
    public static Chosen Read(string text, IReadOnlyList<Option> options) => text.Length > Longest ? Chosen.Nothing : Read(text, new OptionNames(options));

    /// <summary>The same with names that are folded already, for the parts of a longer answer.</summary>
    public static Chosen Read(string text, OptionNames names)
    {
        if (text.Length > Longest)
        {
            return Chosen.Nothing;
        }

        var folded = Fold.Text(text);
        var bare = Fold.Bare(folded);
        if (bare.Length is 0 or > Longest)
        {
            return Chosen.Nothing;
        }

        if (names.Exact(bare) is { Candidates.IsEmpty: false } exact)
        {
            return exact;
        }

        if (Framing.IsDoubtful(folded) || NoChoice.Any(word => folded.Contains(word, StringComparison.Ordinal)))
        {
            return Alternatives().IsMatch(folded) ? Among(folded, names) : Chosen.Nothing;
        }

        return One(folded, bare, names) is { Candidates.IsEmpty: false } one ? one : Among(folded, names);
    }

    /// <summary>True when the text is an option word for word.</summary>
    public static bool IsExact(string text, IReadOnlyList<Option> options) => IsExact(text, new OptionNames(options));

    /// <summary>The same with names that are folded already.</summary>
    public static bool IsExact(string text, OptionNames names) => Fold.Bare(text) is { Length: > 0 } bare && names.Exact(bare).One is not null;

    /// <summary>Position (from 0) that an ordinal names: 第二个, 2, ②, the second, 最后一个.</summary>
    public static int? Ordinal(string bare, int count) => Ordinals.Read(bare, count);

    private static Chosen One(string folded, string bare, OptionNames names)
    {
        // 1、3 are two, 1.5 and -2 none; without their marks they would look like one.
        if (!Marked().IsMatch(folded))
        {
            var position = Ordinals.Read(bare, names.Count);
            if (Ordinals.Plain(bare) is { } number && names.Counting(number, position) is { Candidates.IsEmpty: false } counting)
            {
                return counting;
            }

            if (position is { } at)
            {
                return new Chosen([at]);
            }
        }

        var core = Framing.Core(folded);
        if (Fold.Bare(core) is { Length: > 1 } whole && Named(whole, names) is { Candidates.IsEmpty: false } named)
        {
            return named;
        }

        var stripped = Fold.Bare(Framing.Core(Framing.Ends(Framing.Starts(core, Openings), Endings)));
        if (stripped.Length == 0)
        {
            return names.Within(bare);
        }

        return !Marked().IsMatch(folded) && Ordinals.Read(stripped, names.Count) is { } place ? new Chosen([place])
            : Named(stripped, names) is { Candidates.IsEmpty: false } meant ? meant
            : Negation().Match(folded) is { Success: true } refusal ? names.Typo(stripped, refusal.Value)
            : names.Contained(stripped) is { Candidates.IsEmpty: false } contained ? contained
            : names.Typo(stripped) is { Candidates.IsEmpty: false } typo ? typo
            : names.InPieces(stripped);
    }

    private static Chosen Named(string bare, OptionNames names) =>
        names.Exact(bare) is { Candidates.IsEmpty: false } exact ? exact
        : names.Number(bare) is { Candidates.IsEmpty: false } counted ? counted
        : names.Within(bare);

    // 第一个或者第二个, 供水和环境: each part must be one, and all are offered.
    private static Chosen Among(string folded, OptionNames names)
    {
        var found = new SortedSet<int>();
        var parts = Separator().Split(Framing.Core(folded));
        foreach (var part in parts)
        {
            var bare = Fold.Bare(part);
            if (parts.Length < 2 || bare.Length == 0 || Framing.IsDoubtful(part) || (names.Exact(bare).One ?? One(part.Trim(), bare, names).One) is not { } one)
            {
                return Chosen.Nothing;
            }

            found.Add(one);
        }

        return new Chosen([.. found]);
    }

    [GeneratedRegex("[0-9一二三四五六七八九十]\\s*[^\\w\\s]+\\s*[0-9一二三四五六七八九十]|^\\s*[-−+][0-9]|[0-9]\\s+[0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("不|没|非|除|别|未|无|部分|基本|原则|比较|有点|稍|很|非常|十分|挺|太|以外|之外|外$|等$|之类|暂|半|(?<![a-z])(not|no|none|except|but|neither|never)(?![a-z.])|n't", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Negation();

    [GeneratedRegex("还是|或", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Alternatives();

    [GeneratedRegex("或者是?|或是?|还是|和|跟|与|以及|还有|[、,，;/&+]|\\s(or|and)\\s", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();
}
