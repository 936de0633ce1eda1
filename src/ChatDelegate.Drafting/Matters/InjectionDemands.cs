using System.Buffers;
using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Data;

namespace ChatDelegate.Drafting.Matters;

/// <summary>
/// The rules of <c>Data/demands.yaml</c>: words of a few classes that only meet where a note talks to whoever writes. A clause that tells of somebody
/// else doing it is passed over.
/// </summary>
internal static partial class InjectionDemands
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly SearchValues<char> Signs = SearchValues.Create(",。;!?\n");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Regex?[] Told = [.. Demands.Shared.Rules.Select(rule => rule.Unless.Length > 0 ? Regex(rule.Unless) : null)];

    internal static InjectionRule[] Rules { get; } = [.. Demands.Shared.Rules.Select(rule => new InjectionRule(Kind(rule.Kind), Regex(rule.Pattern), rule.Needs))];

    public static IEnumerable<InjectionSign> Find(string value) =>
        Rules.SelectMany((rule, i) => rule.Find(value).Where(sign => Told[i]?.IsMatch(Clause(value, sign)) != true));

    /// <summary>From the sign before it to the sign behind it.</summary>
    private static string Clause(string value, InjectionSign sign)
    {
        var from = value.AsSpan(0, sign.Start).LastIndexOfAny(Signs) + 1;
        var length = value.AsSpan(sign.End).IndexOfAny(Signs);
        return length < 0 ? value[from..] : value[from..(sign.End + length)];
    }

    private static Regex Regex(string pattern) => new(Spelt(pattern), Options, Patience);

    private static string Spelt(string pattern) => Named(pattern)
        .Replace("~", InjectionRule.Few + "{0,8}", StringComparison.Ordinal)
        .Replace("@", InjectionRule.Start, StringComparison.Ordinal);

    /// <summary>Classes put in for their names; a class may hold others.</summary>
    private static string Named(string pattern) => Name().Replace(pattern, name => Named(Demands.Shared.Words[name.Groups["name"].Value]));

    private static InjectionKind Kind(string name) => Enum.Parse<InjectionKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Name();
}
