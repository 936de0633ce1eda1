using System.Text.RegularExpressions;

namespace ChatDelegate.Tests.Drafting.Benchmark;

/// <summary>A fact marked by hand in a note: its kind's letter (see matters-dev.yaml) and its text.</summary>
internal sealed record GoldSpan(char Kind, string Text);

/// <summary>Reads the marks of a written note.</summary>
internal static partial class Markup
{
    public static (string Text, IReadOnlyList<GoldSpan> Spans) Read(string written, string place, int number)
    {
        var spans = new List<GoldSpan>();
        var filled = written.Replace("{P}", place.Length > 0 ? $"<l {place}>" : "", StringComparison.Ordinal)
            .Replace("{N}", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var text = Mark().Replace(filled, match =>
        {
            spans.Add(new GoldSpan(match.Groups["kind"].Value[0], match.Groups["text"].Value));
            return match.Groups["text"].Value;
        });
        return (text, spans);
    }

    [GeneratedRegex("<(?<kind>[a-zD]) (?<text>[^<>]+)>")]
    private static partial Regex Mark();
}
