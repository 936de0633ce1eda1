using System.Globalization;

namespace ChatDelegate.Server.Console.Voting;

/// <summary>A rate as people read it: never rounded up to 100 %.</summary>
internal static class Percent
{
    public static string Of(int part, int whole) => whole == 0 ? "—" : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(1000m * part / whole) / 10:0.#}%");
}
