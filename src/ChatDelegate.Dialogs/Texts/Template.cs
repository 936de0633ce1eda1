using System.Globalization;
using System.Text;

namespace ChatDelegate.Dialogs.Texts;

/// <summary>A text with {name} placeholders. What a placeholder brings in is never read as a template again.</summary>
internal static class Template
{
    public static IEnumerable<string> Names(string template)
    {
        for (var at = 0; Next(template, at) is var (open, close) && open >= 0; at = close + 1)
        {
            yield return template[(open + 1)..close];
        }
    }

    /// <summary>Puts the values in; a name without a value leaves nothing behind.</summary>
    public static string Fill(string template, Func<string, string?> valueOf)
    {
        var result = new StringBuilder(template.Length + 32);
        var at = 0;
        for (var (open, close) = Next(template, 0); open >= 0; (open, close) = Next(template, at))
        {
            result.Append(template, at, open - at).Append(valueOf(template[(open + 1)..close]));
            at = close + 1;
        }

        return result.Append(template, at, template.Length - at).ToString();
    }

    public static string Show(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static (int Open, int Close) Next(string template, int from)
    {
        for (var open = template.IndexOf('{', from); open >= 0; open = template.IndexOf('{', open + 1))
        {
            var close = template.IndexOf('}', open);
            if (close > open + 1 && template.AsSpan(open + 1, close - open - 1).IndexOfAnyExcept(NameCharacters) < 0)
            {
                return (open, close);
            }
        }

        return (-1, -1);
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");
}
