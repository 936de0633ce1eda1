using System.Globalization;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>When a life of the server ends: at the nth passing of a named point inside a turn, or so long after so many acknowledgements.</summary>
/// <param name="Point">One of <c>Faults/CrashPoint.cs</c>; null for a moment outside the server's knowledge.</param>
internal sealed record Kill(string? Point, int After, int Milliseconds)
{
    public override string ToString() => Point is null
        ? string.Create(CultureInfo.InvariantCulture, $"random({After} turns + {Milliseconds} ms)")
        : string.Create(CultureInfo.InvariantCulture, $"{Point}:{After}");
}

/// <summary>All the kills of a run, from its seed.</summary>
internal static class KillPlan
{
    public static IReadOnlyList<string> Points { get; } = ["turn-begun", "after-dialogs", "before-commit", "after-commit", "before-send", "after-send"];

    /// <summary>The first life has its installation behind it and knows no point, so the first kill comes from outside. Of the others two in three are at points, each in turn.</summary>
    public static IEnumerable<Kill> Make(int count, Random random)
    {
        var points = Points.ToArray();
        random.Shuffle(points);
        for (int n = 0, point = 0; n < count; n++)
        {
            yield return n % 3 == 0 ? new Kill(null, random.Next(1, 60), random.Next(0, 20)) : new Kill(points[point++ % points.Length], random.Next(1, 40), 0);
        }
    }
}
