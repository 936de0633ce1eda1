using System.Buffers;
using System.Text.RegularExpressions;

namespace ChatDelegate.Drafting.Matters;

/// <summary>A pattern by which a note asks something of the program.</summary>
/// <param name="needs">Words of which a text must have one: most notes have none, and the pattern is not tried on them. None given, it is tried on all.</param>
internal sealed class InjectionRule(InjectionKind kind, Regex pattern, params string[] needs)
{
    /// <summary>The beginning of a clause.</summary>
    internal const string Start = "(?<=^|[,。;!?:、\n\"“”'’)\\s])";

    /// <summary>A character within a clause.</summary>
    internal const string Few = "[^,。;!?\n]";

    private readonly SearchValues<string>? _needs = needs.Length > 0 ? SearchValues.Create(needs, StringComparison.Ordinal) : null;

    /// <summary>Where it stands. What takes too long on an overloaded machine is passed over: the finder is a help, not a wall.</summary>
    public IReadOnlyList<InjectionSign> Find(string value) => MayHold(value) ? Match(value) : [];

    internal bool MayHold(string value) => _needs is null || value.AsSpan().ContainsAny(_needs);

    internal IReadOnlyList<InjectionSign> Match(string value)
    {
        try
        {
            return [.. pattern.Matches(value).Select(match => new InjectionSign(kind, match.Index, match.Index + match.Length))];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }
}
