using System.Text.RegularExpressions;
using ChatDelegate.Drafting.Text;

namespace ChatDelegate.Drafting.Checking;

/// <summary>Whether a text is words and nothing else: no markup, no address to follow, no line of its own, nothing that nobody sees.</summary>
internal static partial class PlainWords
{
    /// <summary>The first thing that is none, or null.</summary>
    public static string? Fault(string text)
    {
        if (text.AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            return "\\n";
        }

        return text.EnumerateRunes().Any(Invisible.Is) ? "U+" : Markup().Match(NormalText.Of(text).Value) is { Success: true } found ? found.Value : null;
    }

    [GeneratedRegex(@"</?[a-z!][^<]{0,80}>|<\||\|>|&(?:lt|gt|amp|quot|#\d+);|\]\(|```|\*\*|__|^#{1,6} |\{\{|\}\}|\\u[0-9a-f]{4}|""[a-z_]+""\s*:|https?:/|www\.|javascript:|data:[a-z]+/", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Markup();
}
