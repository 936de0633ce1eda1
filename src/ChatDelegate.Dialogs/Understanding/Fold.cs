using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Makes texts comparable: full-width and half-width, case, spaces and punctuation.</summary>
internal static class Fold
{
    private const int OnStack = 256;

    /// <summary>Full-width to half-width and lower case, character by character, so that positions stay the same.</summary>
    public static string InPlace(string text)
    {
        var at = 0;
        while (at < text.Length && Character(text[at]) == text[at])
        {
            at++;
        }

        return at == text.Length ? text : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Character(source[i]);
            }
        });
    }

    /// <summary>Compatibility forms unified (② becomes 2), lower case, trimmed.</summary>
    public static string Text(string text) => InPlace(Normalise(text)).Trim();

    /// <summary>As <see cref="Text"/>, without spaces and punctuation: what is left is what was meant. A text that is so already is given back as it is.</summary>
    public static string Bare(string text)
    {
        var folded = Normalise(text);
        var at = 0;
        while (at < folded.Length && IsKept(folded[at]) && Character(folded[at]) == folded[at])
        {
            at++;
        }

        return at == folded.Length ? folded : Strip(folded);
    }

    /// <summary>True when a person could read something in it: a letter or a digit.</summary>
    public static bool HasWords(string text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Strip(string folded)
    {
        var rented = folded.Length > OnStack ? ArrayPool<char>.Shared.Rent(folded.Length) : null;
        var buffer = rented ?? stackalloc char[OnStack];
        var length = 0;
        foreach (var c in folded)
        {
            if (IsKept(c))
            {
                buffer[length++] = Character(c);
            }
        }

        var bare = new string(buffer[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return bare;
    }

    // The last two turn a character into its coloured or boxed picture: 2 into a key, a sign into an emoji.
    private static bool IsKept(char c) =>
        char.IsAsciiLetterOrDigit(c) || c == '/' || IsHan(c)
        || (!char.IsWhiteSpace(c) && !char.IsControl(c) && !char.IsPunctuation(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.Format && c is not ('\uFE0E' or '\uFE0F' or '\u20E3'));

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    // Most messages hold nothing that normalising changes; finding that out is far cheaper than string.Normalize.
    // A lone surrogate half makes string.Normalize throw; such a text is compared as it is.
    private static string Normalise(string text)
    {
        var plain = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsUnified(c))
            {
                continue;
            }

            plain = false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
            {
                return text;
            }
        }

        return plain ? text : text.Normalize(NormalizationForm.FormKC);
    }

    /// <summary>True for what compatibility normalising leaves as <see cref="Character"/> has it.</summary>
    private static bool IsUnified(char c) =>
        c < '\u0080' || IsHan(c) || c is >= '\u3000' and <= '\u3002' or >= '\u3008' and <= '\u3011' or >= '\uFF01' and <= '\uFF5E' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D';

    private static char Character(char c) => c switch
    {
        < '\u0080' => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c,
        >= '\u4E00' and <= '\u9FFF' => c,
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
