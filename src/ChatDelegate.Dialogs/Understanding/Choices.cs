using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>What a text chose from a list: one, several that it could mean, or nothing.</summary>
internal readonly record struct Chosen(ImmutableArray<int> Candidates)
{
    public static Chosen Nothing { get; } = new([]);

    public int? One => Candidates.Length == 1 ? Candidates[0] : null;

    public bool IsAmbiguous => Candidates.Length > 1;
}

/// <summary>Finds options by name, position, part of a name or a name with a slip in it, in this order.</summary>
internal static partial class Choices
{
    /// <summary>Positions (from 0) of the option meant.</summary>
    public static Chosen Read(string text, IReadOnlyList<Option> options)
    {
        var bare = Fold.Bare(text);
        if (bare.Length == 0)
        {
            return Chosen.Nothing;
        }

        if (Exact(bare, options) is { Candidates.IsEmpty: false } exact)
        {
            return exact;
        }

        if (Ordinal(bare, options.Count) is { } position)
        {
            return new Chosen([position]);
        }

        var stripped = Filler().Replace(bare, "");
        if (stripped.Length > 0 && stripped != bare && Exact(stripped, options) is { Candidates.IsEmpty: false } meant)
        {
            return meant;
        }

        return stripped.Length < 2 ? Part(bare, options, minimum: 1) : Near(stripped, options);
    }

    /// <summary>True when the text is an option word for word.</summary>
    public static bool IsExact(string text, IReadOnlyList<Option> options) => Fold.Bare(text) is { Length: > 0 } bare && Exact(bare, options).One is not null;

    /// <summary>Position (from 0) that an ordinal names: 第二个, 2, ②, the second, 最后一个.</summary>
    public static int? Ordinal(string bare, int count)
    {
        var match = Position().Match(bare);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["n"].Value;
        var position = name switch
        {
            "first" => 1,
            "second" => 2,
            "third" => 3,
            "fourth" => 4,
            "fifth" => 5,
            "sixth" => 6,
            "last" or "最后" or "最后一" or "末" => count,
            _ => (int)Math.Clamp(Numbers.Read(name) ?? 0, 0, 1_000_000),
        };
        return position >= 1 && position <= count ? position - 1 : null;
    }

    private static Chosen Exact(string bare, IReadOnlyList<Option> options) =>
        new([.. Enumerable.Range(0, options.Count).Where(i => Fold.Bare(options[i].Label) == bare || Fold.Bare(options[i].Id) == bare)]);

    private static Chosen Near(string bare, IReadOnlyList<Option> options)
    {
        if (Part(bare, options, minimum: 2) is { Candidates.IsEmpty: false } part)
        {
            return part;
        }

        return new Chosen([.. Enumerable.Range(0, options.Count).Where(i => Similarity.IsTypo(bare, Fold.Bare(options[i].Label)))]);
    }

    private static Chosen Part(string bare, IReadOnlyList<Option> options, int minimum)
    {
        var within = Enumerable.Range(0, options.Count).Where(i => Fold.Bare(options[i].Label).Contains(bare, StringComparison.Ordinal)).ToImmutableArray();
        if (!within.IsEmpty)
        {
            return new Chosen(within);
        }

        return new Chosen([.. Enumerable.Range(0, options.Count).Where(i => Fold.Bare(options[i].Label) is var label
            && label.Length >= minimum && label.Length * 2 >= bare.Length && bare.Contains(label, StringComparison.Ordinal)
            && !bare.Contains('不', StringComparison.Ordinal))]);
    }

    [GeneratedRegex("^(我)?(就)?(选|要|是|选择)?(the|option|no|number)?第?(?<n>[0-9]+|[零一二两三四五六七八九十百]+|first|second|third|fourth|fifth|sixth|last|最后一?|末)(st|nd|rd|th)?(one|option)?(个|项|条|号|类|种|张|件|份)?(吧|的)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Position();

    [GeneratedRegex("^(我)?(就)?(选择|选|要|想要|应该是|是|属于|请选)|(吧|的|那个|这个|那一个|啊|呢|please)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filler();
}
