using System.Globalization;

namespace ChatDelegate.Congress.Attendance;

/// <summary>A rate (参与率、参投率) as people read it, in per cent with one decimal: never rounded up to a whole that was not reached.</summary>
public static class Percent
{
    /// <returns>A dash where there is nothing to be a part of.</returns>
    public static string Of(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000m * part / whole) / 10:0.#}%");
}
