using System.Buffers;
using System.Net;
using System.Text;

namespace ChatDelegate.Channels.Activities;

/// <summary>The words of a chat's HTML: tags left out, blocks on lines of their own, pictures of emoji as the emoji. No parser, and no need of one: what comes out is only ever text.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly string[] Blocks = ["br", "p", "div", "li", "tr", "blockquote", "h1", "h2", "h3"];

    public static string ToPlain(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return html;
        }

        var plain = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var open = html.IndexOf('<', at);
            var end = open < 0 ? html.Length : open;
            plain.Append(html, at, end - at);
            if (open < 0)
            {
                break;
            }

            var close = IsTag(html, open) ? html.IndexOf('>', open) : -1;
            if (close < 0)
            {
                plain.Append('<'); // "3 < 5"
                at = open + 1;
                if (IsTag(html, open))
                {
                    plain.Append(html, at, html.Length - at); // no tag ends any more, so nothing here is one
                    break;
                }
            }
            else
            {
                Replace(plain, html.AsSpan(open + 1, close - open - 1));
                at = close + 1;
            }
        }

        return WebUtility.HtmlDecode(plain.ToString()).Replace('\u00a0', ' ').Trim();
    }

    private static bool IsTag(string html, int open) =>
        open + 1 < html.Length && (char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!');

    private static void Replace(StringBuilder plain, ReadOnlySpan<char> tag)
    {
        var name = tag.TrimStart('/');
        var length = name.IndexOfAnyExcept(NameCharacters);
        name = length < 0 ? name : name[..length];
        if (IsEmoji(tag, name))
        {
            plain.Append(Alt(tag));
        }
        else if (plain.Length > 0 && plain[^1] != '\n' && IsBlock(name))
        {
            plain.Append('\n');
        }
    }

    private static bool IsBlock(ReadOnlySpan<char> name)
    {
        foreach (var block in Blocks)
        {
            if (name.Equals(block, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEmoji(ReadOnlySpan<char> tag, ReadOnlySpan<char> name) =>
        name.Equals("emoji", StringComparison.OrdinalIgnoreCase)
        || (name.Equals("img", StringComparison.OrdinalIgnoreCase) && tag.Contains("schema.skype.com/Emoji", StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> Alt(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOf(" alt=\"", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return default;
        }

        var value = tag[(at + 6)..];
        var end = value.IndexOf('"');
        return end < 0 ? default : value[..end];
    }
}
