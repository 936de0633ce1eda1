using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Conditions;

/// <summary>
/// Parses <c>contact != empty and (level == 'county' or 3 &lt;= count)</c>: field ids, <c>facts.name</c>, <c>roles</c>,
/// 'strings', numbers, true, false, empty, today; == != &lt; &gt; &lt;= &gt;= in; and, or, not, parentheses.
/// </summary>
internal sealed partial class ConditionParser
{
    private static readonly HashSet<string> Words = ["and", "or", "not", "in", "empty", "today", "true", "false"];
    private readonly List<string> _tokens;
    private readonly List<string> _names = [];
    private int _at;
    private string? _error;

    private ConditionParser(List<string> tokens) => _tokens = tokens;

    /// <summary>True for what means something in the language itself and can name no field.</summary>
    public static bool IsWord(string name) => name == "roles" || Words.Contains(name);

    /// <returns>The condition and the names it uses, or what is wrong with it.</returns>
    public static (Condition? Condition, IReadOnlyList<string> Names, string? Error) Parse(string source)
    {
        var tokens = Token().Matches(source).Select(match => match.Value).ToList();
        if (tokens.Sum(token => token.Length) != source.Count(c => !char.IsWhiteSpace(c)) + tokens.Sum(token => token.Count(char.IsWhiteSpace)))
        {
            return (null, [], "it has characters that are not of the language of conditions; strings stand in 'single quotes'.");
        }

        var parser = new ConditionParser(tokens);
        var condition = parser.Or(0);
        if (parser._error is null && parser._at < tokens.Count)
        {
            parser.Fail($"'{tokens[parser._at]}' is unexpected");
        }

        return parser._error is { } error ? (null, [], error) : (condition, parser._names, null);
    }

    private Condition Or(int depth)
    {
        var left = And(depth);
        while (Take("or"))
        {
            left = new Condition.Either(left, And(depth));
        }

        return left;
    }

    private Condition And(int depth)
    {
        var left = Not(depth);
        while (Take("and"))
        {
            left = new Condition.Both(left, Not(depth));
        }

        return left;
    }

    private Condition Not(int depth)
    {
        if (depth > 50)
        {
            return Fail("it is nested too deeply");
        }

        if (Take("not"))
        {
            return new Condition.Not(Not(depth + 1));
        }

        if (Take("("))
        {
            var inner = Or(depth + 1);
            return Take(")") ? inner : Fail("a ')' is missing");
        }

        return Comparison();
    }

    private Condition Comparison()
    {
        var left = Side();
        if (Take("in"))
        {
            return new Condition.In(left, Items());
        }

        var sign = Peek();
        if (sign is "==" or "!=" or "<" or ">" or "<=" or ">=")
        {
            _at++;
            return new Condition.Compares(left, sign, Side());
        }

        return new Condition.Holds(left);
    }

    private ImmutableArray<Operand> Items()
    {
        if (!Take("["))
        {
            return [Side()];
        }

        var items = ImmutableArray.CreateBuilder<Operand>();
        while (_error is null && !Take("]"))
        {
            items.Add(Side());
            if (!Take(",") && Peek() != "]")
            {
                Fail("a ']' is missing");
            }
        }

        return items.ToImmutable();
    }

    private Operand Side()
    {
        var token = Peek();
        _at++;
        switch (token)
        {
            case null:
                Fail("it ends too early");
                return new Operand.Constant(null);
            case "empty":
                return new Operand.Constant(null);
            case "today":
                return new Operand.Today();
            case "true" or "false":
                return new Operand.Constant(token == "true");
        }

        if (token[0] == '\'')
        {
            return new Operand.Constant(token[1..^1]);
        }

        if (decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out var number))
        {
            return new Operand.Constant(number);
        }

        if (!char.IsLetter(token[0]) || Words.Contains(token))
        {
            Fail($"'{token}' is unexpected");
        }

        _names.Add(token);
        return new Operand.Name(token);
    }

    private string? Peek() => _at < _tokens.Count ? _tokens[_at] : null;

    private bool Take(string token)
    {
        if (Peek() != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    private Condition.Holds Fail(string error)
    {
        _error ??= error;
        _at = _tokens.Count;
        return new Condition.Holds(new Operand.Constant(null));
    }

    [GeneratedRegex(@"'[^']*'|==|!=|<=|>=|<|>|\(|\)|\[|\]|,|-?[0-9]+(\.[0-9]+)?|[A-Za-z][A-Za-z0-9_.\-]*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
