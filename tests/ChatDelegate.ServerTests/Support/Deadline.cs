using System.Diagnostics;

namespace ChatDelegate.ServerTests.Support;

/// <summary>Waiting for another process: look, look again, give up in time. Generous, since it is reached only by a fault.</summary>
public static class Deadline
{
    public static TimeSpan Default { get; } = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    public static async Task UntilAsync(Func<Task<bool>> seen, Func<string> what)
    {
        var watch = Stopwatch.StartNew();
        while (!await seen())
        {
            if (watch.Elapsed > Default)
            {
                throw new TimeoutException($"Not seen within {Default.TotalSeconds:0} s: {what()}");
            }

            await Task.Delay(Interval);
        }
    }
}
