using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatDelegate.Dialogs.Understanding;

internal enum ParameterType
{
    Text,
    Number,
    Word,
}

/// <summary>
/// A sentence with gaps, such as <c>改第{n:number}条：{text}</c>. Width, case, spaces and punctuation between the gaps do not
/// matter; what stands in a text gap is taken as typed.
/// </summary>
internal sealed class Pattern
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // One of these is as good as another; quotes and brackets belong to what stands in the gap.
    private const string Separators = ":：,，.。;；、!！?？—";

    // What stands between the gaps, without spaces and separators. Few texts have these letters in this order, and an expression that
    // cannot be made to backtrack takes a third of a megabyte once it is made.
    private readonly string _letters;
    private readonly Lazy<Regex> _regex;

    private Pattern(string source, string regex, ImmutableArray<(string Name, ParameterType Type)> parameters)
    {
        Source = source;
        Parameters = parameters;
        _letters = Letters(source);
        _regex = new(() => new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant, Patience));
    }

    public string Source { get; }

    public ImmutableArray<(string Name, ParameterType Type)> Parameters { get; }

    /// <returns>The pattern, or what is wrong with it.</returns>
    public static (Pattern? Pattern, string? Error) Parse(string source)
    {
        var regex = new StringBuilder(source.StartsWith('{') ? @"^\s*" : @"^[\s\p{P}]*");
        var parameters = ImmutableArray.CreateBuilder<(string, ParameterType)>();
        var at = 0;
        while (at < source.Length)
        {
            if (source[at] != '{')
            {
                at = AppendLiteral(regex, source, at);
                continue;
            }

            var close = source.IndexOf('}', at);
            if (close < 0)
            {
                return (null, $"'{source}': a '{{' is not closed.");
            }

            var parts = source[(at + 1)..close].Split(':', 2);
            if (!Enum.TryParse<ParameterType>(parts.Length > 1 ? parts[1] : "text", ignoreCase: true, out var type) || parts[0].Length == 0)
            {
                return (null, $"'{source}': write {{name}}, {{name:number}} or {{name:word}}.");
            }

            parameters.Add((parts[0], type));
            regex.Append(Gap(type));
            at = close + 1;
        }

        regex.Append(parameters is [.., (_, ParameterType.Text)] && source.EndsWith('}') ? @"\s*$" : @"[\s\p{P}]*$");
        return (new Pattern(source, regex.ToString(), parameters.ToImmutable()), null);
    }

    /// <param name="folded">The text as <see cref="Fold.InPlace"/> leaves it.</param>
    public IReadOnlyDictionary<string, string>? Match(string text, string folded)
    {
        if (text.Length > 20_000 || !HasLetters(folded) || _regex.Value.Match(folded) is not { Success: true } match)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (var i = 0; i < Parameters.Length; i++)
        {
            var group = match.Groups[i + 1];
            values[Parameters[i].Name] = text.Substring(group.Index, group.Length).Trim();
        }

        return values;
    }

    private bool HasLetters(string folded)
    {
        var found = 0;
        for (var at = 0; at < folded.Length && found < _letters.Length; at++)
        {
            found += folded[at] == _letters[found] ? 1 : 0;
        }

        return found == _letters.Length;
    }

    private static string Letters(string source)
    {
        var letters = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] == '{')
            {
                at = source.IndexOf('}', at);
            }
            else if (!char.IsWhiteSpace(source[at]) && !Separators.Contains(source[at], StringComparison.Ordinal))
            {
                letters.Append(source[at]);
            }
        }

        return Fold.InPlace(letters.ToString());
    }

    private static string Gap(ParameterType type) => type switch
    {
        ParameterType.Number => "([0-9]+|[零〇一二两三四五六七八九十百千万]+)",
        ParameterType.Word => @"([^\s\p{P}]+?)",
        ParameterType.Text => @"([^\s].*?)",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static int AppendLiteral(StringBuilder regex, string source, int at)
    {
        for (; at < source.Length && source[at] != '{'; at++)
        {
            var c = source[at];
            if (char.IsWhiteSpace(c))
            {
                regex.Append(@"\s*");
            }
            else if (Separators.Contains(c, StringComparison.Ordinal))
            {
                regex.Append(@"\s*[").Append(Separators).Append(@"-]?\s*");
            }
            else
            {
                regex.Append(@"\s*").Append(Regex.Escape(Fold.InPlace(c.ToString())));
            }
        }

        regex.Append(@"\s*");
        return at;
    }
}
