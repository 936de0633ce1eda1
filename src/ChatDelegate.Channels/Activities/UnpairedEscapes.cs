using System.Buffers.Text;

namespace ChatDelegate.Channels.Activities;

/// <summary>
/// JSON may carry what no text may: <c>\ud83d</c> without its other half (a phone that cut an emoji in two) and
/// <c>\u0000</c>, which PostgreSQL refuses. Both would otherwise surface far from here, as exceptions.
/// </summary>
internal static class UnpairedEscapes
{
    private const int Length = 6;

    /// <summary>The same bytes when there is nothing to replace, else a copy.</summary>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        var span = json.Span;
        byte[]? copy = null;
        for (var at = span.IndexOf((byte)'\\'); at >= 0 && at < span.Length;)
        {
            var unit = Unit(span, at);
            if (unit < 0)
            {
                at += 2; // an escape of another kind, whose second byte may itself be a backslash
            }
            else if (char.IsHighSurrogate((char)unit) && Unit(span, at + Length) is >= 0xDC00 and <= 0xDFFF)
            {
                at += 2 * Length;
            }
            else
            {
                if (unit == 0 || char.IsSurrogate((char)unit))
                {
                    copy ??= json.ToArray();
                    "\\ufffd"u8.CopyTo(copy.AsSpan(at));
                }

                at += Length;
            }

            var next = at < span.Length ? span[at..].IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : at + next;
        }

        return copy ?? json;
    }

    private static int Unit(ReadOnlySpan<byte> json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x') && read == 4
            ? unit
            : -1;
}
