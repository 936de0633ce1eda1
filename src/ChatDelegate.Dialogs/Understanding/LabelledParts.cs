using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Several fields in one message: 地点：东街；事项：路灯不亮，时间：昨天.</summary>
internal static partial class LabelledParts
{
    private const int Longest = 20_000;

    /// <returns>
    /// The parts in the order written, without those left empty. Null when the text is not such a one: something stands before
    /// the first label, a label comes twice, or one stands where its part cannot be told from the one before.
    /// </returns>
    public static ImmutableArray<LabelledPart>? Read(string text, IReadOnlyList<string> labels)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var folded = Fold.InPlace(text);
        if (Heads(folded, Folded(labels)) is not { } heads)
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<LabelledPart>();
        for (var i = 0; i < heads.Count; i++)
        {
            var (_, end, label, isSentence) = heads[i];
            var until = i + 1 < heads.Count ? heads[i + 1].Start : text.Length;
            var value = Trim(text.AsSpan(end, until - end));
            if (isSentence && IsTalk(Fold.InPlace(value)))
            {
                return null;
            }

            if (value.Length > 0)
            {
                parts.Add(new LabelledPart(label, value));
            }
        }

        return parts.Count > 0 ? parts.ToImmutable() : null;
    }

    private static string Trim(ReadOnlySpan<char> part)
    {
        while (part.Length > 0 && IsMark(part[0]))
        {
            part = part[1..];
        }

        while (part.Length > 0 && IsMark(part[^1]))
        {
            part = part[..^1];
        }

        return part.ToString();
    }

    private static bool IsMark(char c) => char.IsWhiteSpace(c) || c is ';' or '；' or ',' or '，' or '。' or '、' or '.';

    // 地点是哪里？, 情况是这样的: talk about a field, not an answer to it.
    private static bool IsTalk(string value) => Framing.IsDoubtful(Framing.Trim(value)) || value.StartsWith("这样", StringComparison.Ordinal) || value.Contains('哪', StringComparison.Ordinal);

    private static (string Name, int Label)[] Folded(IReadOnlyList<string> labels) =>
        [.. labels.Select((label, at) => (Name: Fold.InPlace(label).Trim(), at)).Where(label => label.Name.Length > 0).OrderByDescending(label => label.Name.Length)];

    private static List<(int Start, int End, int Label, bool IsSentence)>? Heads(string folded, (string Name, int Label)[] labels)
    {
        var heads = new List<(int Start, int End, int Label, bool IsSentence)>();
        var at = 0;
        while (at < folded.Length)
        {
            var gap = LengthOf(Gap().EnumerateMatches(folded, at));
            var start = at + gap;
            if (start < folded.Length && (at == 0 || gap > 0 || folded[start] == '【') && Head(folded, start, labels, at > 0 && folded.AsSpan(at, gap).IsWhiteSpace()) is { } head)
            {
                if (IsTaken(heads, head.Label))
                {
                    return null;
                }

                heads.Add((at, head.End, head.Label, head.IsSentence));
                at = head.End;
                continue;
            }

            // What stands before the first label belongs to no field; a label in the middle of a part is not told from it.
            if (heads.Count == 0 || (gap == 0 && Head(folded, at, labels, needsColon: true) is not null))
            {
                return null;
            }

            at = Math.Max(start, at + 1);
        }

        return heads.Count > 0 ? heads : null;
    }

    private static int LengthOf(Regex.ValueMatchEnumerator matches) => matches.MoveNext() ? matches.Current.Length : 0;

    private static bool IsTaken(List<(int Start, int End, int Label, bool IsSentence)> heads, int label)
    {
        foreach (var head in heads)
        {
            if (head.Label == label)
            {
                return true;
            }
        }

        return false;
    }

    private static (int End, int Label, bool IsSentence)? Head(string folded, int start, (string Name, int Label)[] labels, bool needsColon)
    {
        var bracket = folded[start] == '【';
        var from = bracket ? start + 1 : start;
        foreach (var (name, label) in labels)
        {
            if (!folded.AsSpan(from).StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            var after = Mark().Match(folded, from + name.Length);
            var isSentence = after.Groups["is"].Success;
            if (after.Success && bracket == after.Groups["bracket"].Success && !(needsColon && isSentence))
            {
                return (after.Index + after.Length, label, isSentence);
            }
        }

        return null;
    }

    [GeneratedRegex("\\G[\\s;,，。、；.]*((?<![0-9])[0-9]{1,2}[、.)]\\s*)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex("\\G(\\s*:|(?<bracket>】):?|\\s*(?<is>是(?!否|不是)|为(?!什么|了|何))| (?<is>is) )\\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mark();
}
