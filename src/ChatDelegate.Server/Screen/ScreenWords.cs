using System.Globalization;
using ChatDelegate.Congress.Commands;

namespace ChatDelegate.Server.Screen;

/// <summary>Texts, numbers and times of the screen, in the language of the machine that shows it.</summary>
public sealed record ScreenWords(PhraseBook Phrases, string Locale, CongressTime Time)
{
    public bool Chinese => Locale == Locales.Default;

    public string this[string key, params (string Name, object Value)[] values] => Phrases(Locale, "screen." + key, values);

    /// <summary>Never rounded up to a whole that was not reached.</summary>
    public static string Percent(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000m * part / whole) / 10:0.#}%");

    /// <summary>A share of a hundred, as a drawing takes it.</summary>
    public static string Share(int part, int whole) => whole == 0 ? "0" : Math.Clamp(100m * part / whole, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
}
