using System.Buffers;

namespace ChatDelegate.Channels.Cards;

/// <summary>
/// Keeps what people typed from being read as markup. Escaping is no way: renderers differ in what a backslash or a character
/// reference means (Web Chat takes <c>\(</c> for mathematics, phones show <c>&amp;#42;</c> as it stands). So risky text goes where the
/// schema knows no markdown, and where there is no such place, its signs become their full-width twins.
/// </summary>
internal static class PlainText
{
    private const string Signs = @"\`*_[]<>#|~$&{}@";
    private const string Twins = "＼｀＊＿［］＜＞＃｜～＄＆｛｝＠";

    private static readonly SearchValues<char> Anywhere = SearchValues.Create(Signs + "\r\n");
    private static readonly SearchValues<string> Links = SearchValues.Create(["://", "www.", "mailto:", "xmpp:"], StringComparison.OrdinalIgnoreCase);

    /// <summary>No renderer can see markdown, a link, a date function or a collapsed line break in it.</summary>
    public static bool IsSafe(ReadOnlySpan<char> text) =>
        !text.ContainsAny(Anywhere) && !text.ContainsAny(Links) && !StartsBlock(text);

    /// <summary>
    /// The text in pieces for plain runs. Runs are free of markdown, but not of <c>{{DATE(…)}}</c>, so two braces never stay together.
    /// </summary>
    public static IEnumerable<string> Runs(string text)
    {
        for (var start = 0; ;)
        {
            var braces = text.IndexOf("{{", start, StringComparison.Ordinal);
            if (braces < 0)
            {
                yield return text[start..];
                yield break;
            }

            yield return text[start..(braces + 1)];
            start = braces + 1;
        }
    }

    /// <summary>For the titles of choices, which may be drawn with markdown and have no plain form.</summary>
    public static string WithoutSigns(string text) => IsSafe(text) ? text : Replace(text.Trim());

    private static string Replace(string text) =>
        string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var sign = Signs.IndexOf(from[i], StringComparison.Ordinal);
                to[i] = sign >= 0 ? Twins[sign] : from[i] switch
                {
                    '\r' or '\n' => ' ',
                    ':' => '：',
                    '-' or '+' or '=' when i == 0 => from[i] == '-' ? '－' : from[i] == '+' ? '＋' : '＝',
                    '.' or ')' when StartsBlock(from) || IsWeb(from, i) => from[i] == '.' ? '．' : '）',
                    var other => other,
                };
            }
        });

    private static bool IsWeb(string text, int dot) =>
        dot >= 3 && text.AsSpan(dot - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);

    /// <summary>A list item, a rule or an underline for a heading: signs that mean something at the start of a line only.</summary>
    private static bool StartsBlock(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return text.StartsWith('-') || text.StartsWith('+') || text.StartsWith('=')
            || (digits > 0 && text[digits] is '.' or ')' && (digits + 1 == text.Length || char.IsWhiteSpace(text[digits + 1])));
    }
}
