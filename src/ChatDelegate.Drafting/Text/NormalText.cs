using System.Globalization;
using System.Text;

namespace ChatDelegate.Drafting.Text;

/// <summary>
/// A text as typed beside its form for comparing: NFKC, lower case, without invisible characters. Offsets lead back, so
/// that whatever is found in <see cref="Value"/> can be quoted as typed.
/// </summary>
public sealed class NormalText
{
    private readonly int[] _start;
    private readonly int[] _end;

    private NormalText(string original, string value, int[] start, int[] end)
    {
        Original = original;
        Value = value;
        _start = start;
        _end = end;
    }

    public string Original { get; }

    public string Value { get; }

    /// <summary>Never throws: lone surrogates become U+FFFD.</summary>
    public static NormalText Of(string text)
    {
        var value = new StringBuilder(text.Length);
        var start = new List<int>(text.Length);
        var end = new List<int>(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Invisible.Is(rune))
            {
                var before = value.Length;
                Append(value, rune);
                for (var i = before; i < value.Length; i++)
                {
                    start.Add(at);
                    end.Add(at + rune.Utf16SequenceLength);
                }
            }

            at += rune.Utf16SequenceLength;
        }

        return new NormalText(text, value.ToString(), [.. start], [.. end]);
    }

    /// <summary>The characters as typed that stand behind a range of <see cref="Value"/>, without invisible ones.</summary>
    public string Quote(int start, int end) =>
        start >= end ? "" : Invisible.Strip(Original[_start[start].._end[end - 1]]);

    /// <summary>Where a range of <see cref="Value"/> stands in <see cref="Original"/>.</summary>
    internal (int Start, int End) Typed(int start, int end) => (_start[start], _end[end - 1]);

    private static void Append(StringBuilder value, Rune rune)
    {
        if (rune.Value is >= 0x4E00 and <= 0x9FFF or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        {
            value.Append((char)rune.Value);
            return;
        }

        value.Append(rune.ToString().Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture));
    }
}
