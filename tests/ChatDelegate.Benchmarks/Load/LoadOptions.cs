using System.Collections.Immutable;
using System.Globalization;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>Arguments of <c>load</c>.</summary>
internal sealed record LoadOptions
{
    public const string Usage =
        """
        load             measures everything, in about nine minutes
          --quick        the server on SQLite and Bot Builder for JavaScript only, shorter
          --only TEXT    the rows whose names contain it
          --rounds N     times that each row is measured (default 3)
          --seconds S    measured for so long each time (default 8)
          --warm-up S    not measured before that (default 5)
          --users N      who speak at once (default 64)
          --script FILE  what they say to the server, of Load/Scripts (default opinion.json)
          --set N=VALUE  a setting of the server or of its runtime (ChatDelegate__Database__Writers=8, DOTNET_gcServer=1); several may be given
          --unchanged    measures the server as it was published last
          --profile      runs the server on SQLite twice and keeps a trace of the runtime's events and a CPU profile of perf
        """;

    public bool Quick { get; init; }

    public bool Profile { get; init; }

    public string Only { get; init; } = string.Empty;

    public int Rounds { get; init; } = 3;

    public double Seconds { get; init; } = 8;

    public int Users { get; init; } = 64;

    /// <summary>What is said to the server; the others have their own.</summary>
    public string Script { get; init; } = "opinion.json";

    /// <summary>Added to the server's environment.</summary>
    public ImmutableDictionary<string, string> Settings { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Publishes nothing.</summary>
    public bool Unchanged { get; init; }

    public double WarmUpSeconds { get; init; } = 5;

    /// <exception cref="FormatException">They make no sense.</exception>
    public static LoadOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new LoadOptions();
        for (var n = 0; n < arguments.Count; n++)
        {
            options = arguments[n] switch
            {
                "--quick" => options with { Quick = true, Rounds = 2, Seconds = 5, WarmUpSeconds = 4 },
                "--profile" => options with { Profile = true },
                "--only" => options with { Only = Value(arguments, ++n) },
                "--rounds" => options with { Rounds = int.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = double.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--set" => options with { Settings = Set(options.Settings, Value(arguments, ++n)) },
                "--unchanged" => options with { Unchanged = true },
                "--warm-up" => options with { WarmUpSeconds = double.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--users" => options with { Users = int.Parse(Value(arguments, ++n), CultureInfo.InvariantCulture) },
                "--script" => options with { Script = Value(arguments, ++n) },
                _ => throw new FormatException($"{arguments[n]}?\n{Usage}"),
            };
        }

        return options is { Rounds: > 0, Seconds: > 0, Users: > 0 } ? options : throw new FormatException(Usage);
    }

    private static ImmutableDictionary<string, string> Set(ImmutableDictionary<string, string> settings, string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var end ? settings.SetItem(pair[..end], pair[(end + 1)..]) : throw new FormatException(Usage);

    private static string Value(IReadOnlyList<string> arguments, int n) => n < arguments.Count ? arguments[n] : throw new FormatException(Usage);
}
