using System.Globalization;
using System.Text;

namespace ChatDelegate.Dialogs.Understanding;

/// <summary>Makes texts comparable: full-width and half-width, case, spaces and punctuation.</summary>
internal static class Fold
{
    /// <summary>Full-width to half-width and lower case, character by character, so that positions stay the same.</summary>
    public static string InPlace(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = Character(source[i]);
        }
    });

    /// <summary>Compatibility forms unified (② becomes 2), lower case, trimmed.</summary>
    public static string Text(string text) => InPlace(Normalise(text)).Trim();

    /// <summary>As <see cref="Text"/>, without spaces and punctuation: what is left is what was meant.</summary>
    public static string Bare(string text)
    {
        var folded = Normalise(text);
        var result = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && (!char.IsPunctuation(c) || c == '/') && char.GetUnicodeCategory(c) is not UnicodeCategory.Format)
            {
                result.Append(Character(c));
            }
        }

        return result.ToString();
    }

    /// <summary>True when a person could read something in it: a letter or a digit.</summary>
    public static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    // A lone surrogate half makes string.Normalize throw; such a text is compared as it is.
    private static string Normalise(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] is '\uFFFE' or '\uFFFF')
            {
                return text;
            }
        }

        return text.Normalize(NormalizationForm.FormKC);
    }

    private static char Character(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        '\u3000' => ' ',
        _ => char.ToLowerInvariant(c),
    };
}
