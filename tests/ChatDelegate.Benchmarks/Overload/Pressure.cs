using System.Diagnostics;
using System.Text.Json;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Overload;

/// <summary>
/// The process that presses. First it finds out what the server can do, with 64 people who each wait for their answer; then it sends so many
/// times that, by the clock and whatever comes back; then the 64 speak again, quietly, alone and beside floods.
/// </summary>
internal sealed class Pressure : IDisposable
{
    public const string Verb = "press";

    private const int Ordinary = 64;
    private const int FloodedConversations = 100;
    private const double WarmUp = 4;
    private const double Stretch = 8;

    /// <summary>Of what the server can do: what ordinary people ask of it.</summary>
    private const double Quiet = 0.5;

    private readonly OverloadPlan _plan;
    private readonly Script _script;
    private readonly SimulatedUser[] _users;
    private readonly HttpMessageInvoker _http;
    private readonly IWire _wire;
    private readonly Sender[] _senders;
    private readonly List<Phase> _phases = [];

    private Pressure(OverloadPlan plan)
    {
        _plan = plan;
        _script = Script.Load(plan.Load.ScriptFile);
        _users = [.. Enumerable.Range(0, plan.Load.Users).Select(index => new SimulatedUser(index, plan.Load.ConversationOf(index)))];
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ActivityHeadersPropagator = null,
        });
        _wire = plan.Load.Wire == Wire.Connector ? new FakeConnector(_users) : new ChatStreams(plan.Load, _http);
        _senders = [.. _users[..^1].Select(user => new Sender(user, plan.Load, _script, _wire, _http))];
    }

    /// <summary>Does what the plan says and writes the phases to standard output, as JSON.</summary>
    public static async Task<int> RunAsync(string planFile)
    {
        using var pressure = new Pressure(OverloadPlan.Read(planFile));
        await pressure.RunAsync();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(pressure._phases));
        return 0;
    }

    public void Dispose() => _http.Dispose();

    private async Task RunAsync()
    {
        await using var wire = _wire;
        await _wire.StartAsync(CancellationToken.None);
        await using var watchdog = new Timer(_ => LosePatience(), null, 250, 250);
        foreach (var some in _users.Chunk(32))
        {
            await Task.WhenAll(some.Select(user => _wire.OpenAsync(user, CancellationToken.None)));
        }

        await ClosedAsync("warm-up", WarmUp);
        var most = await KeepAsync(ClosedAsync("64 people, each waits for the answer", Stretch));
        await KeepAsync(OpenAsync("64 people, half of that", _senders[..Ordinary], most.Accepted * Quiet, Stretch));
        await KeepAsync(OpenAsync("overload", _senders, most.Accepted * _plan.Factor, _plan.Seconds));
        await Task.Delay(TimeSpan.FromSeconds(1));
        await KeepAsync(OpenAsync("64 people, a second later", _senders[..Ordinary], most.Accepted * Quiet, Stretch));
        await KeepAsync(FloodedAsync("64 people beside a flooding conversation", [_users[^1]], most.Accepted * Quiet));
        if (_plan.Load.Wire == Wire.Connector)
        {
            var one = _users[^1];
            await KeepAsync(FloodedAsync(
                "64 people beside a flooding person",
                [.. Enumerable.Range(0, FloodedConversations).Select(n => new SimulatedUser(one.Index, $"{one.Conversation}.{n}"))],
                most.Accepted * Quiet));
        }
    }

    private async Task<Phase> KeepAsync(Task<Phase> ofPhase)
    {
        var (before, from) = (Work.Of(_plan.Load), Stopwatch.GetTimestamp());
        var phase = await ofPhase;
        var (work, seconds) = (Work.Of(_plan.Load) - before, Stopwatch.GetElapsedTime(from).TotalSeconds);
        _phases.Add(phase with
        {
            ServerCores = work.Bot / seconds,
            SenderCores = work.Generator / seconds,
            OtherCores = Math.Max(0, work.Machine - work.Bot - work.Generator) / seconds,
            PeakMegabytes = Processes.PeakMegabytes(_plan.Load.Processes()),
        });
        return phase;
    }

    private async Task<Phase> ClosedAsync(string name, double seconds)
    {
        var (tally, offered) = (new Tally(), 0);
        await Task.WhenAll(_senders[..Ordinary].Select(sender => Task.Run(async () =>
        {
            while (tally.Elapsed < seconds)
            {
                Interlocked.Increment(ref offered);
                await sender.TakeTurnAsync(tally);
            }
        })));
        return tally.End(name, offered, tally.Elapsed);
    }

    /// <summary>Sends by the clock. Each person has one message under way; when all have, the rest is not sent, and the rate offered falls short.</summary>
    private static async Task<Phase> OpenAsync(string name, Sender[] senders, double rate, double seconds)
    {
        var (tally, offered, due) = (new Tally(), 0, 0d);
        var idle = new System.Collections.Concurrent.ConcurrentQueue<Sender>(senders);
        var turns = new List<Task>();
        while (tally.Elapsed < seconds)
        {
            for (due = Math.Max(due, (tally.Elapsed * rate) - senders.Length); due < tally.Elapsed * rate; due++)
            {
                if (idle.TryDequeue(out var sender))
                {
                    offered++;
                    turns.Add(Task.Run(async () =>
                    {
                        await sender.TakeTurnAsync(tally);
                        idle.Enqueue(sender);
                    }));
                }
            }

            turns.RemoveAll(turn => turn.IsCompletedSuccessfully);
            await Task.Delay(2);
        }

        var elapsed = tally.Elapsed;
        await Task.WhenAll(turns);
        return tally.End(name, offered, elapsed);
    }

    private async Task<Phase> FloodedAsync(string name, IReadOnlyList<SimulatedUser> conversations, double rate)
    {
        using var stop = new CancellationTokenSource();
        var flooding = new Flooder(conversations, _plan.Load, _script, _wire, _http).RunAsync(stop.Token);
        var from = Stopwatch.GetTimestamp();
        var phase = await OpenAsync(name, _senders[..Ordinary], rate, Stretch);
        await stop.CancelAsync();
        var (taken, refused, failed) = await flooding;
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return phase with { FloodTaken = taken / seconds, FloodRefused = refused / seconds, Errors = phase.Errors + failed };
    }

    private void LosePatience()
    {
        var limit = Stopwatch.GetTimestamp() - (long)(_plan.Load.PatienceSeconds * Stopwatch.Frequency);
        foreach (var user in _users)
        {
            if (user.SentAt is > 0 and var at && at < limit)
            {
                user.Patience.Cancel();
            }
        }
    }
}
