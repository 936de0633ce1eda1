using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Text;

/// <summary>Cuts a text into clauses and sentences by its punctuation; made for Chinese, tolerable for English.</summary>
public static partial class ClauseSplitter
{
    private const string SentenceMarks = "。!?;\n\u2026";
    private const string ClauseMarks = ",:";
    private const string NamePartEnds = "园苑城湾庭府院里郡";

    /// <summary>Longest bracket or quotation that is kept in one piece.</summary>
    private const int LongestBracket = 80;

    public static IReadOnlyList<Clause> Split(NormalText text)
    {
        var value = text.Value;
        var clauses = new List<Clause>();
        var listMarks = ListMark().Matches(value).ToDictionary(match => match.Index, match => match.Length);
        int from = 0, sentence = 0, bracketEnd = -1;
        for (var i = 0; i <= value.Length; i++)
        {
            if (i > from && listMarks.ContainsKey(i))
            {
                sentence = Close(clauses, value, from, i, '。', sentence);
                from = i;
            }

            if (listMarks.TryGetValue(i, out var skip) && i == from)
            {
                sentence += clauses.Count > 0 && clauses[^1].Sentence == sentence ? 1 : 0;
                from = i + skip;
                i = from;
            }

            bracketEnd = i > bracketEnd ? BracketEnd(value, i) : bracketEnd;
            var mark = i == value.Length ? '\0' : i <= bracketEnd ? ' ' : Mark(value, i);
            if (mark == ' ')
            {
                continue;
            }

            sentence = Close(clauses, value, from, i, mark, sentence);
            from = i + 1;
        }

        return clauses;
    }

    private static int Close(List<Clause> clauses, string value, int from, int to, char mark, int sentence)
    {
        while (from < to && !char.IsLetterOrDigit(value[from]) && !"(《<*\"“‘「【[".Contains(value[from]))
        {
            from++;
        }

        while (to > from && (char.IsWhiteSpace(value[to - 1]) || ".、~-#|".Contains(value[to - 1])))
        {
            to--;
        }

        if (to > from)
        {
            clauses.Add(new Clause(from, to, sentence, mark));
        }

        return mark == ',' || mark == ':' ? sentence : sentence + 1;
    }

    /// <summary>The mark at i as a boundary, or a space when it is none.</summary>
    private static char Mark(string value, int i)
    {
        var c = value[i];
        var before = i > 0 ? value[i - 1] : ' ';
        var after = i + 1 < value.Length ? value[i + 1] : ' ';
        if (SentenceMarks.Contains(c))
        {
            return c;
        }

        if (ClauseMarks.Contains(c))
        {
            return char.IsAsciiDigit(before) && char.IsAsciiDigit(after) || (c == ':' && after == '/') ? ' ' : c;
        }

        if (c == '.')
        {
            return EndsSentence(before, after) ? '。' : ' ';
        }

        return char.IsWhiteSpace(c) && (IsHan(before) || IsHan(after)) && !char.IsAsciiDigit(before) && !char.IsAsciiDigit(after) ? ',' : ' ';
    }

    /// <summary>A full stop, not the point in 18.5, in a name such as 东苑.南区, or in a web address.</summary>
    private static bool EndsSentence(char before, char after)
    {
        if (IsHan(before))
        {
            return !(NamePartEnds.Contains(before) && IsHan(after));
        }

        return (char.IsLetter(before) || char.IsDigit(before) || before == '.') && (after == ' ' || IsHan(after) && !char.IsDigit(before));
    }

    private static int BracketEnd(string value, int i)
    {
        if (i >= value.Length)
        {
            return -1;
        }

        var close = value[i] switch { '(' => ')', '《' => '》', '“' => '”', '「' => '」', '【' => '】', _ => '\0' };
        if (close == '\0')
        {
            return -1;
        }

        return value.IndexOf(close, i + 1, Math.Min(LongestBracket, value.Length - i - 1));
    }

    internal static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇';

    [GeneratedRegex(@"(?<=^|[。!?;,:、\n\s.])(?:\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}\)|第[一二三四五六七八九十]{1,2}[,:、]|其[一二三四五六][,:、]|[问现][题象]现?象?\d{1,2}:)\s*", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex ListMark();
}
