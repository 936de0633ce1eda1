using System.Buffers;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Finds where other words say more than the notes: 超过40厘米 for 40厘米, somebody or some occasion that no note speaks of, a good state that none
/// has, what was only heard, feared or promised told as certain.
/// </summary>
internal static partial class Degree
{
    private const double Same = 0.5;
    private const double Near = 0.25;
    private const int Nearby = 5;

    public static IEnumerable<string> Raised(NormalText text, Section section, IReadOnlyList<NoteFacts> cited) =>
        cited.Count == 0 ? [] : Bounds(text, cited)
            .Concat(Shares.Missing(text, cited))
            .Concat(section == Section.Measure ? [] : FactRules.Unsaid(Wording.Shared.Said, text, cited))
            .Concat(section == Section.Measure ? [] : Unsaid(text, cited))
            .Concat(section == Section.Measure ? [] : Certain(text, cited))
            .Concat(section == Section.Measure ? [] : Elsewhere(text, cited));

    /// <summary>A bound (超过, 不到, 以上) that the notes do not set on that number.</summary>
    private static IEnumerable<string> Bounds(NormalText text, IReadOnlyList<NoteFacts> cited)
    {
        foreach (var span in FactRules.Spans(text, cited).Where(span => span.Kind is EntityKind.Number or EntityKind.Money or EntityKind.Percent or EntityKind.Duration))
        {
            var bound = Bound(text.Value, span);
            var said = cited.SelectMany(note => note.Spans.Where(other => other.Canonical == span.Canonical).Select(other => Bound(note.Value, other))).ToList();
            if (bound != 0 && said.Count > 0 && !said.Contains(bound))
            {
                yield return text.Value[Math.Max(0, span.Start - 2)..Math.Min(text.Value.Length, span.End + 2)];
            }
        }
    }

    /// <summary>1 for at least, -1 for at most, 0 for neither.</summary>
    private static int Bound(string value, EntitySpan span)
    {
        var before = value[Math.Max(0, span.Start - Nearby)..span.Start];
        var after = value[span.End..Math.Min(value.Length, span.End + Nearby)];
        return AtMostBefore().IsMatch(before) || AtMostAfter().IsMatch(after) ? -1 : AtLeastBefore().IsMatch(before) || AtLeastAfter().IsMatch(after) ? 1 : 0;
    }

    /// <summary>A good state (充足, 正常) that no note speaks of, unless it is said not to be.</summary>
    private static IEnumerable<string> Unsaid(NormalText text, IReadOnlyList<NoteFacts> cited) =>
        FactRules.Unsaid(Wording.Shared.Good, text, cited).Where(word => !Enumerable.Range(0, text.Value.Length).Where(at => string.CompareOrdinal(text.Value, at, word, 0, word.Length) == 0)
            .All(at => text.Value.AsSpan(Math.Max(0, at - 2), Math.Min(2, at)).ContainsAny(Denials)));

    /// <summary>The same said of another place or of somebody else than in the notes: 镇上信号差 for 村里信号差.</summary>
    private static IEnumerable<string> Elsewhere(NormalText text, IReadOnlyList<NoteFacts> cited)
    {
        var all = cited.SelectMany(note => Pieces.Of(note.Value)).Select(Of).ToList();
        var said = all.Where(one => one.Words.Count > 0).ToList();
        foreach (var clause in Pieces.Of(text.Value).Select(Of).Where(one => one is { Words.Count: 1, Features.Pairs.Count: > 1 }))
        {
            var same = said.Where(other => clause.Features.Share(other.Features) >= Same).ToList();
            if (same.Count > 0 && same.TrueForAll(other => !other.Words.Overlaps(clause.Words)) || IsAnothers(clause, all))
            {
                yield return clause.Words.First();
            }
        }

        // 物业占用通道 for 快递点占用通道: what is nearest in the notes begins with somebody of its own.
        static bool IsAnothers((HashSet<string> Words, Features Features, string Text) clause, List<(HashSet<string> Words, Features Features, string Text)> all) =>
            all.Select(other => (Note: other, Share: clause.Features.Share(other.Features))).MaxBy(other => other.Share) is { Share: >= Same } nearest
            && clause.Words.Any(word => clause.Text.StartsWith(word, StringComparison.Ordinal)) && !clause.Words.Any(word => nearest.Note.Text.Contains(word, StringComparison.Ordinal))
            && Pairs.Singles(nearest.Note.Text).Take(2).ToList() is [_, _] first && !first.Exists(clause.Features.Singles.Contains);

        static (HashSet<string> Words, Features Features, string Text) Of(string piece)
        {
            var folded = Folding.Of(piece);
            var words = Wording.Shared.Whereabouts.Concat(Wording.Shared.Said).Select(Folding.Of).Where(word => folded.Contains(word, StringComparison.Ordinal)).Concat(Body().Matches(folded).Select(match => match.Value)).ToHashSet();
            var rest = words.Aggregate(folded, (left, word) => left.Replace(word, "|", StringComparison.Ordinal));
            return (words, Features.Of(Folding.WithoutOfficialese(rest)), folded);
        }
    }

    private static readonly string[] Telling = ["称", "表示", "说"];
    private static readonly SearchValues<char> Denials = SearchValues.Create("不没未无难欠缺非");

    /// <summary>A clause that says without a doubt what notes say with one: 听说, 可能, 怀疑.</summary>
    private static IEnumerable<string> Certain(NormalText text, IReadOnlyList<NoteFacts> cited)
    {
        if (((ReadOnlySpan<char>)text.Value).ContainsAny(Wording.Shared.Hedges) || ((ReadOnlySpan<char>)text.Value).ContainsAny(Telling))
        {
            return [];
        }

        var said = cited.SelectMany(note => Pieces.Of(note.Value)).Select(piece => (Unsure: ((ReadOnlySpan<char>)piece).ContainsAny(Wording.Shared.Hedges), Features: Features.Of(Folding.WithoutOfficialese(Folding.Of(piece))))).ToList();
        return Pieces.Of(text.Value).Where(clause =>
        {
            var features = Features.Of(Folding.WithoutOfficialese(Folding.Of(clause)));
            var nearest = said.Select(other => (other.Unsure, Share: features.Share(other.Features))).OrderByDescending(other => other.Share).ThenBy(other => other.Unsure).FirstOrDefault();
            return features.Pairs.Count > 1 && nearest.Unsure && nearest.Share >= Near;
        });
    }

    [GeneratedRegex("(?:[\u4E00-\u9FFF]{2}局|(?:居|村|业)委会|派出所|街道办|办事处|公司|[水电气]厂)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Body();

    [GeneratedRegex("(?:超过|超出|超|逾|多于|高于|大于|至少|起码|不低于|不少于|不止)(?:了)?$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex AtLeastBefore();

    [GeneratedRegex("^[个户名人米元]?(?:以上|开外|之多|有余)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex AtLeastAfter();

    [GeneratedRegex("(?:不到|不足|不满|低于|少于|小于|未达|未满|至多|最多|顶多|不超过|不高于|不多于|没超过|未超过)$", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex AtMostBefore();

    [GeneratedRegex("^[个户名人米元]?(?:以下|以内|之内|不到)", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex AtMostAfter();
}
