using System.Buffers;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Finds where a sentence says the opposite of its notes: a 不 lost or won, 反对 become 同意. It sees what is said in nearly the
/// same words; the same opinion turned round in quite other words it cannot see, nor irony.
/// </summary>
internal static partial class Polarity
{
    /// <summary>Share of words from which two clauses are held to speak of the same.</summary>
    private const double Same = 0.6;
    private const int FewestPairs = 2;

    public static IEnumerable<string> Flips(string sentence, Section section, IReadOnlyList<NoteFacts> cited)
    {
        var words = section == Section.Measure ? Wording.Shared.Refusals : Wording.Shared.Negations;
        var clauses = Clauses(NormalText.Of(sentence).Value).Select(piece => Clause.Of(piece, words)).Where(clause => clause.Features.Pairs.Count >= FewestPairs).ToList();
        var said = cited.SelectMany(note => Clauses(note.Value)).Select(piece => Clause.Of(piece, words)).ToList();
        foreach (var clause in clauses)
        {
            var same = said.Where(other => other.Features.Pairs.Count >= FewestPairs && Alike(clause, other)).ToList();
            if (same.Count > 0 && same.All(other => other.IsTurned != clause.IsTurned && clause.Speaks(other) && !Lacks(clause.IsTurned ? other : clause)))
            {
                yield return clause.Text;
            }
        }

        foreach (Match there in Being().Matches(NormalText.Of(sentence).Value))
        {
            if (cited.Any(note => note.Value.Contains("没有" + there.Groups["v"].Value, StringComparison.Ordinal)) && !cited.Any(note => Being().Matches(note.Value).Any(other => other.Groups["v"].Value == there.Groups["v"].Value)))
            {
                yield return there.Value;
            }
        }

        foreach (var can in section == Section.Measure ? Undone(sentence, cited) : Abilities(sentence, cited).Concat(Opposites(sentence, cited)))
        {
            yield return can;
        }

        var (all, mine) = (string.Join('\n', cited.Select(note => note.Value)), NormalText.Of(sentence).Value);
        foreach (var seam in Seams(all, words).Where(seam => mine.Contains(seam, StringComparison.Ordinal) && !all.Contains(seam, StringComparison.Ordinal)))
        {
            yield return seam;
        }

        // Here a measure's words too: 希望领导不能帮忙 for 希望领导能帮忙.
        foreach (var seam in Seams(mine, Wording.Shared.Negations).Where(seam => all.Contains(seam, StringComparison.Ordinal) && !mine.Contains(seam, StringComparison.Ordinal) && !Seams(all, Wording.Shared.Negations).Contains(seam)))
        {
            yield return seam;
        }
    }

    /// <summary>水压不足 is no opposite of 没水压.</summary>
    private static bool Lacks(Clause plain) => ((ReadOnlySpan<char>)plain.Text).ContainsAny(Lacking);

    private static readonly string[] Lacking = ["不足", "不够", "短缺", "缺乏", "缺少", "紧张", "偏低", "过低", "太低", "很差", "较差", "太差", "困难"];

    private static IEnumerable<string> Clauses(string value) => Pieces.Of(value).SelectMany(piece => piece.Split('、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>可以退回 where the note has 退不出来, 已修好 where it has 没修: said to be done or possible, and in the notes only said not to be.</summary>
    private static IEnumerable<string> Abilities(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        var said = string.Join('\n', cited.Select(note => note.Folded));
        foreach (var match in Able().Matches(Folding.Of(NormalText.Of(sentence).Value)).Cast<Match>())
        {
            var verb = match.Groups["v"].Value;
            var denied = said.Contains(verb + "不", StringComparison.Ordinal) || Denials.Any(no => said.Contains(no + verb, StringComparison.Ordinal));
            if (denied && !Able().Matches(said).Any(other => other.Groups["v"].Value == verb))
            {
                yield return match.Value;
            }
        }
    }

    /// <summary>A measure that does what the notes only ask not to do: 拆除老桥 for 老桥不能拆.</summary>
    private static IEnumerable<string> Undone(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        var mine = Undoing().Matches(NormalText.Of(sentence).Value);
        var said = cited.SelectMany(note => Undoing().Matches(note.Value)).ToList();
        return mine.Where(match => !match.Groups["no"].Success && said.Any(other => Verb(other) == Verb(match)) && said.Where(other => Verb(other) == Verb(match)).All(other => other.Groups["no"].Success))
            .Select(match => match.Value);
    }

    [GeneratedRegex(@"(?<![没未还只所拥])有(?<v>\w{2})", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Being();

    private static string Verb(Match match) => match.Groups["v"].Value;

    [GeneratedRegex(@"(?<no>(?:不能|不要|不得|不应|不该|不准|不许|不可|不同意|不赞成|不希望|不想|别|反对|禁止|拒绝|抵制|停止|取消|避免|没必要)[^,。;!?\n]{0,10}?)?(?<v>拆|(?<![改扩新修])建(?![议立言成])|迁|砍|封|搬|撤|涨)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Undoing();

    /// <summary>Says one side of a pair where the notes say only the other: 同意 for 反对, 上升 for 下降.</summary>
    private static IEnumerable<string> Opposites(string sentence, IReadOnlyList<NoteFacts> cited)
    {
        var mine = NormalText.Of(sentence).Value;
        var all = string.Join('\n', cited.Select(note => note.Value));
        foreach (var pair in Wording.Shared.Opposites)
        {
            foreach (var (one, other) in new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
            {
                if (Says(mine, one, other) is { } word && !Has(mine, other) && Says(all, one, other) is null && Has(all, other))
                {
                    yield return word;
                }
            }
        }
    }

    private static bool Has(string value, string[] words) => words.Any(word => value.Contains(word, StringComparison.Ordinal));

    /// <summary>A word of one side that stands there by itself: not within one of the other side (不|方便), and not negated.</summary>
    private static string? Says(string value, string[] words, string[] others) =>
        words.FirstOrDefault(word => Enumerable.Range(0, Math.Max(0, value.Length - word.Length + 1)).Any(at =>
            string.CompareOrdinal(value, at, word, 0, word.Length) == 0
            && LongestEnd(value.AsSpan(0, at), Wording.Shared.Negations) == 0
            && !others.Any(other => other.Length > word.Length && other.EndsWith(word, StringComparison.Ordinal) && value.AsSpan(0, at + word.Length).EndsWith(other, StringComparison.Ordinal))));

    private static readonly string[] Denials = ["不", "没", "没人", "没有", "无法", "不能", "不给", "不肯", "不让", "拒绝", "没给", "不予", "不愿", "没来", "不来"];

    [GeneratedRegex(@"(?<![不没未无])(?:已经|已|可以|能够|能|得以|均|都|全部|顺利|及时|按时|正常|有人|愿意|同意|允许)(?:予以|得到|被|来|去|进行|给)?(?<v>[^不没未无,。;\s的了])", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Able();

    /// <summary>Whether what stands before a quotation in its clause turns it round: 不同意|拆除围墙.</summary>
    public static bool IsTurnedBefore(string typed, int at)
    {
        var from = typed.AsSpan(0, at).LastIndexOfAny(Signs) + 1;
        var before = typed.AsSpan(from, at - from).TrimEnd();
        if (before.ContainsAny(Wording.Shared.Refusals))
        {
            return true;
        }

        if (LongestEnd(before, Wording.Shared.NotNegations) > 0)
        {
            return false;
        }

        while (LongestEnd(before, Wording.Shared.Negations) == 0)
        {
            var linking = LongestEnd(before, Linking);
            if (linking == 0)
            {
                return false;
            }

            before = before[..^linking];
        }

        return true;
    }

    private static readonly SearchValues<char> Signs = SearchValues.Create("，,。；;：:！!？?、\n");

    private static readonly string[] Linking =
        ["有", "是", "要", "能", "会", "得", "应", "应该", "应当", "必", "用", "许", "准", "允许", "想", "愿", "愿意", "同意", "赞成", "支持", "希望", "再", "曾", "被", "把", "将", "给", "让", "在", "该", "可", "可以", "去", "来", "及时", "按时", "按规定", "依法"];

    private static int LongestEnd(ReadOnlySpan<char> text, string[] words)
    {
        var longest = 0;
        foreach (var word in words)
        {
            longest = word.Length > longest && text.EndsWith(word, StringComparison.Ordinal) ? word.Length : longest;
        }

        return longest;
    }

    private static bool Alike(Clause first, Clause second)
    {
        var common = first.Features.Pairs.Count(second.Features.Pairs.Contains);
        return common >= FewestPairs && common >= Same * Math.Min(first.Features.Pairs.Count, second.Features.Pairs.Count);
    }

    /// <summary>What each negated place would read without its negation: one character before, one or two behind.</summary>
    private static IEnumerable<string> Seams(string value, string[] words)
    {
        foreach (var (at, length) in Occurrences(value, words, kept: []))
        {
            var end = at + length;
            if (at > 0 && end < value.Length && char.IsLetterOrDigit(value[at - 1]) && char.IsLetterOrDigit(value[end]))
            {
                yield return string.Concat(value.AsSpan(at - 1, 1), value.AsSpan(end, end + 1 < value.Length && char.IsLetterOrDigit(value[end + 1]) ? 2 : 1));
            }
        }
    }

    private static IEnumerable<(int At, int Length)> Occurrences(string value, string[] words, string[] kept)
    {
        for (var i = 0; i < value.Length;)
        {
            if (kept.Where(word => string.CompareOrdinal(value, i, word, 0, word.Length) == 0).MaxBy(word => word.Length) is { } keep)
            {
                i += keep.Length;
                continue;
            }

            var found = words.Where(word => string.CompareOrdinal(value, i, word, 0, word.Length) == 0).MaxBy(word => word.Length);
            if (found is not null)
            {
                yield return (i, found.Length);
            }

            i += found?.Length ?? 1;
        }
    }

    private sealed record Clause(string Text, Features Features, bool IsTurned, HashSet<int> Denied)
    {
        /// <summary>Whether what the one denies is what the other says: 从未|开过 denies nothing of 建好两年.</summary>
        public bool Speaks(Clause other)
        {
            var (turned, plain) = IsTurned ? (this, other) : (other, this);
            return turned.Denied.Count == 0 || turned.Denied.Overlaps(plain.Features.Singles);
        }

        public static Clause Of(string piece, string[] words)
        {
            var turned = Occurrences(piece, words, Wording.Shared.NotNegations).ToList();
            var rest = piece;
            var denied = turned.SelectMany(one => Features.Of(Folding.WithoutOfficialese(Folding.Of(piece[(one.At + one.Length)..]))).Singles.Take(2)).ToHashSet();
            foreach (var (at, length) in turned.AsEnumerable().Reverse())
            {
                rest = rest.Remove(at, length);
            }

            return new Clause(piece, Features.Of(Folding.WithoutOfficialese(Folding.Of(rest))), turned.Count % 2 == 1, denied);
        }
    }
}
