using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>The parts of an enumeration: names and numbers with marks between them, ranges, ends of the list, names side by side.</summary>
internal readonly partial struct ListParts(OptionNames names)
{
    /// <returns>Positions in the order of the list; null unless every part is certain.</returns>
    public ImmutableArray<int>? Read(string text)
    {
        var bare = Fold.Bare(text);
        if (Choices.Read(text, names).One is { } single && (Choices.IsExact(text, names) || !Separator().IsMatch(text) || (Ordinals.Read(bare, names.Count) == single && EnglishOrdinal().IsMatch(text))))
        {
            return [single];
        }

        if (NamesSideBySide.Read(bare, names) is { } named)
        {
            return named;
        }

        var found = new SortedSet<int>();
        if (FirstOrLast().IsMatch(bare) || EnglishRange().IsMatch(text))
        {
            return Add(found, text) ? [.. found] : null;
        }

        var numbered = text.Contains('第', StringComparison.Ordinal);
        foreach (var range in Separator().EnumerateSplits(text))
        {
            var part = Framing.Trim(text[range]);
            if (part.Length > 0 && !Add(found, numbered ? WithoutCounter(part) : part))
            {
                return null;
            }
        }

        return found.Count == 0 ? null : [.. found];
    }

    private bool Add(SortedSet<int> found, string part)
    {
        if (Choices.Read(part, names).One is { } one)
        {
            return found.Add(one) || true;
        }

        if (Range().Match(part) is { Success: true } range)
        {
            return AddRange(found, Whole(range, "from"), Whole(range, "to"));
        }

        if (FirstOrLast().Match(Fold.Bare(part)) is { Success: true } edge)
        {
            var wanted = Number(edge.Groups["n"].Value);
            return edge.Groups["first"].Success ? AddRange(found, 1, wanted) : AddRange(found, names.Count - wanted + 1, names.Count);
        }

        var run = OrdinalRun().Match(part);
        return run.Success ? AddEach(found, run.Groups["n"].Captures) : AddDigits(found, part);
    }

    // 第一、三、五项
    private static string WithoutCounter(string part) => part.Length > 1 && part[^1] is '个' or '项' or '条' or '号' && part[0] != '前' && part[0] != '后' ? part[..^1] : part;

    private static int Whole(Match match, string group) => Number(match.Groups[group].Value);

    private static int Number(string text) => (Numerals.Read(text) ?? EnglishNumerals.Read(text)) is { } number && number <= 10_000 ? (int)number : 0;

    private bool AddRange(SortedSet<int> found, int from, int to)
    {
        if (from < 1 || to > names.Count || from > to)
        {
            return false;
        }

        found.UnionWith(Enumerable.Range(from - 1, to - from + 1));
        return true;
    }

    private bool AddEach(SortedSet<int> found, CaptureCollection numbers)
    {
        foreach (Capture capture in numbers)
        {
            if (!AddRange(found, Number(capture.Value), Number(capture.Value)))
            {
                return false;
            }
        }

        return true;
    }

    // 135, 一三五: only rising, and only where no option has such a number itself.
    private bool AddDigits(SortedSet<int> found, string part)
    {
        var before = 0;
        foreach (var c in part)
        {
            var digit = Numerals.Digit(c);
            if (names.Count > 9 || digit <= before || digit > names.Count)
            {
                return false;
            }

            before = digit;
            found.Add(digit - 1);
        }

        return part.Length > 1;
    }

    [GeneratedRegex("[、,，;；/\\s]+and\\s+|\\s+and\\s+|[、,，;；/\\s&+]+|(?<=^[0-9]+(\\.[0-9]+)*)\\.(?=[0-9]+\\.)|(?<=\\.[0-9]+)\\.(?=[0-9])|和|以及|及|还有|跟|与", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex("^(the\\s+)?(last|first|second|third|fourth|fifth|number|option)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishOrdinal();

    [GeneratedRegex("^[0-9]+\\s+to\\s+[0-9]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishRange();

    [GeneratedRegex("^第?(?<from>[0-9]+|[一二三四五六七八九十]+)[个项条号]?\\s*(-|–|—|~|～|到|至|to)+\\s*第?(?<to>[0-9]+|[一二三四五六七八九十]+)[个项条号]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();

    [GeneratedRegex("^((?<first>前|头|(the)?first)|后|最后|(the)?last)(?<n>[0-9]+|[一二两三四五六七八九十]+|two|three|four|five|six)[个项条件张份]?(ones)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FirstOrLast();

    [GeneratedRegex("^((第(?<n>[0-9]+|[一二三四五六七八九十]+)[个项条号]?){2,}|((?<n>[0-9]+)号){2,})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OrdinalRun();
}
