namespace ChatDelegate.Server.Archive;

/// <summary>Leaves the writer to the turns for most of the time: what is old can wait.</summary>
internal static class Pace
{
    private const int RestForWork = 4;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Rests after a piece of work, by how long that took.</summary>
    /// <param name="since">The timestamp of <paramref name="time"/> at which it began.</param>
    public static Task RestAsync(TimeProvider time, long since, CancellationToken cancellationToken)
    {
        var rest = time.GetElapsedTime(since) * RestForWork;
        return Task.Delay(rest < Longest ? rest : Longest, time, cancellationToken);
    }
}
