using System.Globalization;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary>Arguments of <c>vote-day</c>.</summary>
internal sealed record VoteDayOptions
{
    public const string Usage =
        """
        vote-day        founds a city's delegates, prompts them all and has them all vote; ten minutes and more for each database
          --people N    delegates (default 7695)
          --groups N    in so many groups (default 300)
          --seconds S   within which all vote, half of them in the first tenth (default 600)
          --only TEXT   SQLite or PostgreSQL
          --unchanged   with the server as it was published last
        """;

    public int People { get; init; } = 7695;

    public int Groups { get; init; } = 300;

    public double Seconds { get; init; } = 600;

    public bool Unchanged { get; init; }

    public string Only { get; init; } = string.Empty;

    /// <exception cref="FormatException">They make no sense.</exception>
    public static VoteDayOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new VoteDayOptions();
        for (var n = 0; n < arguments.Count; n++)
        {
            options = arguments[n] switch
            {
                "--people" => options with { People = (int)Number(arguments, ++n) },
                "--groups" => options with { Groups = (int)Number(arguments, ++n) },
                "--seconds" => options with { Seconds = Number(arguments, ++n) },
                "--unchanged" => options with { Unchanged = true },
                "--only" => options with { Only = Value(arguments, ++n) },
                _ => throw new FormatException($"{arguments[n]}?\n{Usage}"),
            };
        }

        return options is { People: >= 3, Groups: >= 1, Seconds: >= 1 } && options.Groups <= options.People ? options : throw new FormatException(Usage);
    }

    private static double Number(IReadOnlyList<string> arguments, int n) => double.Parse(Value(arguments, n), CultureInfo.InvariantCulture);

    private static string Value(IReadOnlyList<string> arguments, int n) => n < arguments.Count ? arguments[n] : throw new FormatException(Usage);
}
