using System.Globalization;
using System.Text;

namespace ChatDelegate.Drafting.Text;

/// <summary>
/// Characters that a reader does not see but a program does: bidi and zero-width controls, tags (U+E0000-E007F), variation
/// selectors, fillers. They hide instructions and break comparisons; no draft carries them.
/// </summary>
public static class Invisible
{
    public static bool Is(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control,
    };

    public static string Strip(string text)
    {
        if (!text.EnumerateRunes().Any(Is))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !Is(rune)))
        {
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
