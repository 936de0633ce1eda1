using System.Globalization;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>Arguments of <c>growth</c>.</summary>
internal sealed record GrowthOptions
{
    public const string Usage =
        """
        growth           measures the server on records that have grown, in about forty minutes
          --sizes A,B    transcript entries that are there before (default 0,100000,1000000,10000000)
          --only NAME    sqlite or postgres
          --rounds N     times that each size is measured (default 5)
          --seconds S    measured for so long each time (default 5)
          --users N      who speak at once (default 64)
        """;

    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public IReadOnlyList<int> Sizes { get; init; } = [0, 100_000, 1_000_000, 10_000_000];

    public string Only { get; init; } = string.Empty;

    public int Rounds { get; init; } = 5;

    public double Seconds { get; init; } = 5;

    public int Users { get; init; } = 64;

    /// <exception cref="FormatException">They make no sense.</exception>
    public static GrowthOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new GrowthOptions();
        for (var n = 0; n < arguments.Count; n++)
        {
            options = arguments[n] switch
            {
                "--sizes" => options with { Sizes = [.. Value(arguments, ++n).Split(',').Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order()] },
                "--only" => options with { Only = Value(arguments, ++n) },
                "--rounds" => options with { Rounds = int.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = double.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--users" => options with { Users = int.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"{arguments[n]}?\n{Usage}"),
            };
        }

        return options is { Rounds: > 0, Seconds: > 0, Users: > 0, Only: "" or Sqlite or Postgres } && options.Sizes.All(size => size >= 0) ? options : throw new FormatException(Usage);
    }

    private static string Value(IReadOnlyList<string> arguments, int n) => n < arguments.Count ? arguments[n] : throw new FormatException(Usage);
}
