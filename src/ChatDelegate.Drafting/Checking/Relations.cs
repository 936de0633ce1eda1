using System.Buffers;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Composing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>
/// Finds facts that stand in the notes, but elsewhere: the number of one thing given to another, two places exchanged, 从…到…
/// turned round, who does it to whom turned round. It goes by the words beside them, so it needs two facts of one kind in the notes and a
/// clear difference; what differs only in sense it does not see.
/// </summary>
internal static partial class Relations
{
    /// <summary>How many more pairs of characters another fact's surroundings must share, to be the one that is meant.</summary>
    private const int Clear = 2;
    private static readonly SearchValues<char> Signs = SearchValues.Create(",。;:!?\n");
    private static readonly SearchValues<char> Stops = SearchValues.Create(",。;:!?\n、");

    public static IEnumerable<string> Swaps(NormalText sentence, IReadOnlyList<NoteFacts> cited)
    {
        if (cited.Count == 0)
        {
            return [];
        }

        var mine = EntityFinder.Find(sentence, cited[0].Source.At);
        var said = cited.SelectMany(note => note.Spans.Select(span => (note.Value, Span: span, Words: Beside(note.Value, span, note.Spans)))).ToList();
        return mine.Where(span => span.Kind is not (EntityKind.Personal or EntityKind.Document))
            .Where(span => IsAnothers(span, sentence.Value, mine, said))
            .Select(span => span.Canonical[2..])
            .Concat(Turned(sentence.Value, cited));
    }

    private static bool IsAnothers(EntitySpan span, string value, IReadOnlyList<EntitySpan> mine, List<(string Value, EntitySpan Span, (HashSet<int> Left, HashSet<int> Right) Words)> said)
    {
        var same = said.Where(other => other.Span.Kind == span.Kind && other.Span.Canonical == span.Canonical).ToList();
        var others = said.Where(other => other.Span.Kind == span.Kind && other.Span.Canonical != span.Canonical && (span.Kind is not EntityKind.Number || Counter.Same(other.Value, other.Span, value, span))).ToList();
        if (same.Count == 0 || others.Count == 0)
        {
            return false;
        }

        var (left, right) = Beside(value, span, mine);
        var own = same.Max(other => Common(other.Words));
        return others.Max(other => Common(other.Words)) >= own + Clear;

        int Common((HashSet<int> Left, HashSet<int> Right) words) => left.Count(words.Left.Contains) + right.Count(words.Right.Contains);
    }

    /// <summary>The words of the clause between the neighbouring facts of the same kind.</summary>
    private static (HashSet<int> Left, HashSet<int> Right) Beside(string value, EntitySpan span, IReadOnlyList<EntitySpan> spans)
    {
        var before = spans.Where(other => other.Kind == span.Kind && other.End <= span.Start).Select(other => other.End).DefaultIfEmpty(0).Max();
        var after = spans.Where(other => other.Kind == span.Kind && other.Start >= span.End).Select(other => other.Start).DefaultIfEmpty(value.Length).Min();
        var start = Math.Max(before, value.AsSpan(0, span.Start).LastIndexOfAny(Signs) + 1);
        var stop = value.AsSpan(span.End).IndexOfAny(Stops) is >= 0 and var sign ? Math.Min(after, span.End + sign) : after;
        return (ToPairs(value[start..span.Start]), ToPairs(value[span.End..Math.Max(span.End, stop)]));
    }

    private static HashSet<int> ToPairs(string text) => [.. Pairs.Of(Folding.Of(text))];

    private static IEnumerable<string> Turned(string value, IReadOnlyList<NoteFacts> cited)
    {
        var said = cited.SelectMany(note => Pattern().Matches(note.Value)).ToList();
        return Pattern().Matches(value)
            .Where(mine => said.Any(other => Link(other) == Link(mine) && Meets(First(mine), Second(other)) && Meets(Second(mine), First(other)))
                && !said.Any(other => Link(other) == Link(mine) && Meets(First(mine), First(other)) && Meets(Second(mine), Second(other))))
            .Select(mine => mine.Value);
    }

    private static string Link(Match match) => match.Groups["r"].Value is "到" or "至" or "往" ? "到" : match.Groups["r"].Value;

    private static string First(Match match) => match.Groups["a"].Value;

    private static string Second(Match match) => match.Groups["b"].Value;

    /// <summary>The shorter is the other's beginning or end: 业主 and 多名业主.</summary>
    private static bool Meets(string first, string second)
    {
        var (shorter, longer) = first.Length <= second.Length ? (first, second) : (second, first);
        return shorter.Length > 1 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?:从|由|自)(?<a>\w{2,8}?)(?<r>到|至|往)(?<b>\w{2,4})|(?<a>\w{2,4})(?<r>把|将|被|让|向|比|给|欠|打)(?:了)?(?<b>\w{2})", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Pattern();
}
