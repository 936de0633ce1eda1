using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Server.Screen;

/// <summary>Texts, numbers and times of the screen, in the language of the machine that shows it.</summary>
public sealed record ScreenWords(PhraseBook Phrases, string Locale, CongressTime Time)
{
    public bool Chinese => Locale == Locales.Default;

    public string this[string key, params (string Name, object Value)[] values] => Phrases(Locale, "screen." + key, values);

    /// <summary>A share of a hundred, as a drawing takes it.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "0" : Math.Clamp(100m * part / whole, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
