using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>
/// Simulated users, each in a closed loop of whole dialogs: a turn begins when the activity is posted, its latency ends when the answer
/// has been read on the other side, and the next one begins when both the answer and the response to the post are there.
/// </summary>
/// <remarks>
/// It runs in a process of its own with one thread for its sockets, which goes on with the users' work by itself: so it costs little beside a
/// bot on the same cores. <see cref="Settings"/> are for that process.
/// </remarks>
internal sealed class Generator : IDisposable
{
    public const string Verb = "generate";

    /// <summary>Environment variables of its process.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
        ["DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT"] = "1",
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_gcServer"] = "0",
    };

    private const int TurnsUnderWay = 2;

    private readonly LoadPlan _plan;
    private readonly Script _script;
    private readonly SimulatedUser[] _users;
    private readonly HttpMessageInvoker _http;
    private readonly IWire _wire;
    private readonly ErrorCount _errors = new();

    private Generator(LoadPlan plan)
    {
        _plan = plan;
        _script = Script.Load(plan.ScriptFile);
        _users = [.. Enumerable.Range(0, plan.Users + plan.UnderWay).Select(index => new SimulatedUser(index, plan.ConversationOf(index)))];
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = plan.Users + 8,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ActivityHeadersPropagator = null,
        });
        _wire = plan.Wire == Wire.Connector ? new FakeConnector(_users) : new ChatStreams(plan, _http);
    }

    /// <summary>Does what the plan says and writes the result to standard output, as JSON.</summary>
    public static async Task<int> RunAsync(string planFile)
    {
        using var generator = new Generator(LoadPlan.Read(planFile));
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await generator.RunAsync()));
        return 0;
    }

    public void Dispose() => _http.Dispose();

    private async Task<LoadResult> RunAsync()
    {
        await using var wire = _wire;
        await _wire.StartAsync(CancellationToken.None);
        await using var watchdog = new Timer(_ => LosePatience(), null, 250, 250);
        var speakers = _users.Take(_plan.Users).ToList();
        await Task.WhenAll(speakers.Select(user => _wire.OpenAsync(user, CancellationToken.None)));
        await Task.WhenAll(_users.Skip(_plan.Users).Chunk(Math.Max(1, (_plan.UnderWay + _plan.Users - 1) / _plan.Users)).Select(some => Task.Run(() => LeaveUnderWayAsync(some))));
        await Task.WhenAll(speakers.Select(user => Task.Run(() => SpeakAsync(user, Deadline(_plan.WarmUpSeconds)))));
        speakers.ForEach(user => user.Samples.Clear());
        return await MeasureAsync(speakers);
    }

    private async Task<LoadResult> MeasureAsync(List<SimulatedUser> speakers)
    {
        GC.Collect();
        using var limit = Limit(_plan.BotProcess);
        using var otherLimit = Limit(_plan.OtherProcess);
        var (before, strays, from) = (Work.Of(_plan), _wire.Strays, Stopwatch.GetTimestamp());
        var until = Deadline(_plan.Seconds);
        var speaking = Task.WhenAll(speakers.Select(user => Task.Run(() => SpeakAsync(user, until))));
        await Task.Delay(TimeSpan.FromSeconds(_plan.Seconds));
        var (after, to) = (Work.Of(_plan), Stopwatch.GetTimestamp());
        await speaking;
        var samples = speakers.SelectMany(user => user.Samples).Where(sample => sample.Replied <= to && sample.Answered <= to).ToList();
        return LoadResult.Of(samples, Stopwatch.GetElapsedTime(from, to), after - before) with
        {
            Errors = _errors.All,
            Strays = _wire.Strays - strays,
            FirstError = _errors.First,
            PeakMegabytes = Processes.PeakMegabytes(_plan.Processes()),
        };
    }

    private ProcessorLimit? Limit(int process) => _plan.CoresEach is { } cores && process > 0 ? ProcessorLimit.Of(process, cores) : null;

    private static long Deadline(double seconds) => Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);

    private async Task LeaveUnderWayAsync(SimulatedUser[] users)
    {
        using var body = new ActivityBody();
        foreach (var user in users)
        {
            for (var turn = 0; turn < TurnsUnderWay && await TakeTurnAsync(user, turn, body); turn++)
            {
            }
        }
    }

    /// <summary>A dialog that has begun is finished, so that the next phase begins clean. Whose turn fails says no more: a run with errors measures nothing.</summary>
    private async Task SpeakAsync(SimulatedUser user, long until)
    {
        using var body = new ActivityBody();
        while (Stopwatch.GetTimestamp() < until)
        {
            for (var turn = 0; turn < _script.Turns.Count; turn++)
            {
                if (!await TakeTurnAsync(user, turn, body))
                {
                    return;
                }
            }
        }
    }

    private async Task<bool> TakeTurnAsync(SimulatedUser user, int turn, ActivityBody body)
    {
        user.NameNext();
        var json = body.Begin();
        _wire.Write(json, _script, user, turn);
        using var request = _wire.Request(_plan, user);
        request.Content = body.End();
        var sent = Stopwatch.GetTimestamp();
        var answer = user.Begin(_script.Turns[turn], sent);
        var answered = 0L;
        try
        {
            using var response = await _http.SendAsync(request, user.Patience.Token);
            answered = Stopwatch.GetTimestamp();
            if (!response.IsSuccessStatusCode)
            {
                throw new HttpRequestException($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
            }

            await response.Content.CopyToAsync(Stream.Null, user.Patience.Token);
            user.Samples.Add(new Sample(sent, await answer, answered));
            return true;
        }
        catch (Exception failure) when (failure is MismatchException or HttpRequestException or OperationCanceledException)
        {
            _errors.Add(string.Create(CultureInfo.InvariantCulture, $"turn {turn + 1} of {user.ActivityId}: {(failure is not OperationCanceledException ? failure.Message : answered == 0 ? "the post got no response" : "no answer came")}"));
            return false;
        }
        finally
        {
            user.End();
        }
    }

    private void LosePatience()
    {
        var limit = Stopwatch.GetTimestamp() - (long)(_plan.PatienceSeconds * Stopwatch.Frequency);
        foreach (var user in _users)
        {
            if (user.SentAt is > 0 and var at && at < limit)
            {
                user.Patience.Cancel();
            }
        }
    }
}
