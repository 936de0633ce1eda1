using ChatDelegate.Benchmarks.Load.Generating;
using System.Globalization;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>Arguments of <c>overload</c>.</summary>
internal sealed record OverloadOptions
{
    public const string Usage =
        """
        overload         offers the server ten times what it can do, and floods it, in about five minutes
          --seconds S    how long it is offered too much (default 60)
          --factor N     how much too much (default 10)
          --people N     who send it (default 6000)
          --only WIRE    Connector or DirectLine
          --postgres     on PostgreSQL instead of SQLite
        """;

    public double Seconds { get; init; } = 60;

    public double Factor { get; init; } = 10;

    public int People { get; init; } = 6000;

    /// <summary>Null for both.</summary>
    public Wire? Only { get; init; }

    public bool OnPostgres { get; init; }

    /// <exception cref="FormatException">They make no sense.</exception>
    public static OverloadOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new OverloadOptions();
        for (var n = 0; n < arguments.Count; n++)
        {
            options = arguments[n] switch
            {
                "--seconds" => options with { Seconds = Number(arguments, ++n) },
                "--factor" => options with { Factor = Number(arguments, ++n) },
                "--people" => options with { People = (int)Number(arguments, ++n) },
                "--only" => options with { Only = Enum.TryParse<Wire>(Value(arguments, ++n), out var wire) ? wire : throw new FormatException($"{arguments[n]}?\n{Usage}") },
                "--postgres" => options with { OnPostgres = true },
                _ => throw new FormatException($"{arguments[n]}?\n{Usage}"),
            };
        }

        return options is { Seconds: > 0, Factor: > 1, People: >= 100 } ? options : throw new FormatException(Usage);
    }

    private static double Number(IReadOnlyList<string> arguments, int n) => double.Parse(Value(arguments, n), CultureInfo.InvariantCulture);

    private static string Value(IReadOnlyList<string> arguments, int n) => n < arguments.Count ? arguments[n] : throw new FormatException(Usage);
}
