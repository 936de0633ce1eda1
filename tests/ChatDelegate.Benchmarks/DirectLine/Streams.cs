using System.Diagnostics;
using System.Globalization;

namespace ChatDelegate.Benchmarks.DirectLine;

/// <summary>
/// <c>streams [COUNT] [SECONDS]</c>: opens so many chats of so many people at the real server, leaves them idle for so long with
/// keep-alives both ways, then lets some speak; says what the server's process holds on the way.
/// </summary>
internal static class Streams
{
    public const string Verb = "streams";

    private const int AtOnce = 16;
    private const int Speakers = 200;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var count = arguments.Count > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5000;
        var idle = TimeSpan.FromSeconds(arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 120);
        var folder = Directory.CreateTempSubdirectory("chatdelegate-streams-").FullName;
        try
        {
            var crowd = await Crowd.EnterAsync(folder, count);
            await using var server = await MeasuredServer.StartAsync(folder);
            return await MeasureAsync(server, crowd, idle);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(MeasuredServer server, IReadOnlyList<CrowdMember> crowd, TimeSpan idle)
    {
        Say(server, "no stream");
        var streams = new List<OpenStream>();
        var opening = Stopwatch.StartNew();
        foreach (var some in crowd.Chunk(AtOnce))
        {
            streams.AddRange(await Task.WhenAll(some.Select(member => OpenStream.OpenAsync(server, member))));
        }

        Say(server, string.Create(CultureInfo.InvariantCulture, $"{streams.Count} streams opened in {opening.Elapsed.TotalSeconds:0} s"));
        var before = server.Worked();
        await BeIdleAsync(streams, idle);
        var share = (server.Worked() - before) / idle;
        Say(server, string.Create(CultureInfo.InvariantCulture, $"idle for {idle.TotalSeconds:0} s, {share:P1} of one core, {streams.Average(stream => stream.KeepAlives):0.0} keep-alives a stream"));

        var speaking = Stopwatch.StartNew();
        await Task.WhenAll(streams.Where((_, n) => n % Math.Max(1, streams.Count / Speakers) == 0).Select(stream => stream.SayAsync("帮助")));
        Say(server, string.Create(CultureInfo.InvariantCulture, $"{Speakers} spoke and were heard in {speaking.Elapsed.TotalSeconds:0.0} s"));
        var lost = streams.Count(stream => stream.Reading.IsCompleted);
        Console.WriteLine($"streams lost: {lost}");
        streams.ForEach(stream => stream.Dispose());
        return lost == 0 ? 0 : 1;
    }

    private static async Task BeIdleAsync(List<OpenStream> streams, TimeSpan idle)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < idle;)
        {
            await Task.Delay(Beat < idle ? Beat : idle);
            foreach (var stream in streams)
            {
                await stream.BeatAsync();
            }
        }
    }

    private static void Say(MeasuredServer server, string when) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{server.Megabytes("VmRSS"),6:0} MB held, {server.Megabytes("VmHWM"),6:0} MB at most: {when}"));
}
