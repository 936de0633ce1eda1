using System.Collections.Concurrent;
using System.Net;

namespace ChatDelegate.ServerTests.Overload;

/// <summary>Many messages at once, and what each was answered.</summary>
internal sealed class Flood
{
    /// <summary>Posts under way at once, each on a connection of its own.</summary>
    private const int Connections = 128;

    private readonly ConcurrentDictionary<int, HttpStatusCode> _answers = [];

    /// <summary>Numbers of those that were acknowledged, in the order in which they were sent.</summary>
    public IReadOnlyList<int> Taken => [.. _answers.Where(one => one.Value == HttpStatusCode.OK).Select(one => one.Key).Order()];

    public IReadOnlyList<int> Refused => [.. _answers.Where(one => one.Value != HttpStatusCode.OK).Select(one => one.Key).Order()];

    public IReadOnlySet<HttpStatusCode> Answers => _answers.Values.ToHashSet();

    public static Flood Begin(int count, Func<int, Task<HttpStatusCode>> send, out Task ended)
    {
        var flood = new Flood();
        ended = Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Connections },
            async (number, _) => flood._answers[number] = await send(number));
        return flood;
    }
}
