using ChatDelegate.Drafting.Checking;
using ChatDelegate.Drafting.Data;
using ChatDelegate.Drafting.Editing;
using ChatDelegate.Drafting.Entities;
using ChatDelegate.Drafting.Matters;

namespace ChatDelegate.Drafting.Extracting;

/// <summary>
/// Lays two texts of nearly the same words side by side and looks at what differs: other signs, filling words and synonyms are
/// nothing; another figure, letter, word of place or name, or a 不 more, is what makes two texts of one sentence speak of two things.
/// </summary>
internal sealed class WordComparison
{
    /// <summary>Longer texts are compared by their facts only: nearly the same word for word they seldom are.</summary>
    private const int MostTokens = 320;
    private const int LongestChange = 6;
    private const double NearlySame = 0.5;
    private const string Filling = "的了呀啊吧呢嘛也都就还又才儿地得着过";
    private const string Directions = "东西南北中前后上下左右内外新老大小";
    private const string Numerals = "二两三四五六七八九十百千万甲乙丙丁";
    private const string Places = "路街巷弄道村镇乡县区市苑园府庭郡城桥站门楼栋幢座号校小中学院所店厂湾坡坪岭沟塘河江湖山岗坝口段期组队岸环线井渠库庄寨屯营堡墩圩畈冲";

    private readonly List<Token> _tokens;

    public WordComparison(ReadNote note) => _tokens = Read(note.Text.Value, note.Entities);

    public FactConflict With(WordComparison other)
    {
        if (_tokens.Count > MostTokens || other._tokens.Count > MostTokens || Common(other) < NearlySame)
        {
            return FactConflict.None;
        }

        var found = FactConflict.None;
        var (left, right) = (new List<Token>(), new List<Token>());
        Token? before = null;
        foreach (var (mine, theirs) in Sequence.Align(_tokens, other._tokens, (one, another) => one.Text == another.Text))
        {
            if (mine is { } i && theirs is not null)
            {
                found |= Change(left, right, before, _tokens[i]);
                (left, right, before) = ([], [], _tokens[i]);
                continue;
            }

            left.AddRange(mine is { } only ? [_tokens[only]] : []);
            right.AddRange(theirs is { } other1 ? [other._tokens[other1]] : []);
        }

        return found | Change(left, right, before, null);
    }

    /// <summary>What a change between two words that both texts have makes of them.</summary>
    private static FactConflict Change(List<Token> left, List<Token> right, Token? before, Token? after)
    {
        if (left.Count + right.Count == 0 || Math.Max(left.Count, right.Count) > LongestChange)
        {
            return FactConflict.None;
        }

        return left.Count > 0 && right.Count > 0
            ? Replaced([.. left.Where(token => !token.IsSign)], [.. right.Where(token => !token.IsSign)], after)
            : Added(left.Count > 0 ? left : right, before, after);
    }

    private static FactConflict Replaced(List<Token> left, List<Token> right, Token? after)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return FactConflict.None;
        }

        if (left.Exists(token => token.IsName) && right.Exists(token => token.IsName))
        {
            return FactConflict.Place;
        }

        var found = left.Exists(IsFigure) && right.Exists(IsFigure) && Join(left.Where(IsFigure)) != Join(right.Where(IsFigure)) ? FactConflict.Number : FactConflict.None;
        found |= left.Exists(IsLetter) && right.Exists(IsLetter) && Join(left.Where(IsLetter)) != Join(right.Where(IsLetter)) ? FactConflict.Place : FactConflict.None;
        var turned = left.Exists(token => token.IsDirection) && right.Exists(token => token.IsDirection) && Join(left.Where(token => token.IsDirection)) != Join(right.Where(token => token.IsDirection));
        return found | (turned && after is { IsPlace: true } ? FactConflict.Place : FactConflict.None);
    }

    /// <summary>One has more than the other within a clause: 前进|东|路, 同意 and 不|同意. A clause more is nothing.</summary>
    private static FactConflict Added(List<Token> more, Token? before, Token? after)
    {
        if (more.Exists(token => token.IsSign))
        {
            return FactConflict.None;
        }

        var inside = before is { IsSign: false } || after is { IsSign: false };
        if (inside && more is [{ IsNegation: true }])
        {
            return FactConflict.Will;
        }

        var names = more.Count <= 2 && more.TrueForAll(token => token.IsDirection || IsFigure(token) || IsLetter(token)) && after is { IsPlace: true };
        return names || (more.Exists(token => token.IsName) && more.Count <= 2 && after is { IsName: true }) ? FactConflict.Place : FactConflict.None;
    }

    /// <summary>Share of the shorter text's words that the other has.</summary>
    private double Common(WordComparison other)
    {
        var (shorter, longer) = _tokens.Count <= other._tokens.Count ? (this, other) : (other, this);
        var words = longer._tokens.Select(token => token.Text).ToHashSet();
        return shorter._tokens.Count == 0 ? 0 : shorter._tokens.Count(token => words.Contains(token.Text)) / (double)shorter._tokens.Count;
    }

    private static string Join(IEnumerable<Token> tokens) => string.Concat(tokens.Select(token => token.Text));

    private static bool IsFigure(Token token) => token.IsFigure;

    private static bool IsLetter(Token token) => token.Text is [>= 'a' and <= 'z'];

    private static List<Token> Read(string value, IReadOnlyList<EntitySpan> spans)
    {
        var tokens = new List<Token>();
        var kept = Wording.Shared.NotNegations;
        for (var i = 0; i < value.Length;)
        {
            var span = spans.FirstOrDefault(span => span.Start <= i && i < span.End);
            if (span is { Kind: EntityKind.Number or EntityKind.Money or EntityKind.Percent or EntityKind.Duration or EntityKind.Date })
            {
                tokens.Add(new Token(span.Canonical[2..]) { IsFigure = true });
                i = span.End;
                continue;
            }

            var named = span is { Kind: EntityKind.Place or EntityKind.Organisation };
            var (word, length) = named ? (value[i].ToString(), 1) : kept.FirstOrDefault(keep => string.CompareOrdinal(value, i, keep, 0, keep.Length) == 0) is { } keep ? (keep, keep.Length) : Folding.First(value, i);
            i += length;
            if (!char.IsLetterOrDigit(word[0]))
            {
                if (!char.IsWhiteSpace(word[0]) && tokens is not [.., { IsSign: true }])
                {
                    tokens.Add(new Token("|") { IsSign = true });
                }
            }
            else if (named || word.Length > 1 || !Filling.Contains(word[0]))
            {
                tokens.Add(new Token(word) { IsName = named, IsFigure = word.Length == 1 && (char.IsAsciiDigit(word[0]) || Numerals.Contains(word[0])) });
            }
        }

        return tokens;
    }

    private sealed record Token(string Text)
    {
        public bool IsSign { get; init; }

        public bool IsName { get; init; }

        public bool IsFigure { get; init; }

        public bool IsDirection => Text.Length == 1 && Directions.Contains(Text[0]);

        public bool IsPlace => IsName || (Text.Length == 1 && Places.Contains(Text[0]));

        public bool IsNegation => Text is "不" or "没" or "未" or "无" or "非" or "别" or "勿" or "莫";
    }
}
