using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Http;

namespace ChatDelegate.Tests.Channels;

/// <summary>A connector on a real socket that misbehaves, and one that is dead.</summary>
public class ConnectorOutageTests
{
    public static TheoryData<string, string, string> Misbehaviour => new()
    {
        { "a good answer", Answer("201 Created", """{"id":"9"}"""), "Sent 9" },
        { "nothing but a reset", string.Empty, "Retry unknown" },
        { "half a status line", "HTTP/1.1 20", "Retry unknown" },
        { "no HTTP at all", "SSH-2.0-OpenSSH_9.6\r\n\r\n", "Retry unknown" },
        { "half an answer to a sent message", Head("201 Created", "Content-Length: 100\r\n") + """{"id":"9""", "Sent" },
        { "half an answer to a refused one", Head("403 Forbidden", "Content-Length: 100\r\n") + """{"error":""", "Unreachable" },
        { "a broken chunk", Head("201 Created", "Transfer-Encoding: chunked\r\n") + "zz\r\n", "Sent" },
        { "a huge answer", Answer("201 Created", new string(' ', 5 * 1024 * 1024)), "Sent" },
        { "a huge error", Answer("500 Oops", new string('x', 5 * 1024 * 1024)), "Failed 500" },
        { "endless headers", "HTTP/1.1 200 OK\r\nX: " + new string('x', 2 * 1024 * 1024), "Retry unknown" },
        { "a redirect to elsewhere", Head("307 Temporary Redirect", "Location: https://evil.example/\r\nContent-Length: 0\r\n"), "Failed 307" },
        { "a proxy's page", Answer("502 Bad Gateway", "<html><body>502</body></html>"), "Retry unknown" },
        { "a captive portal", Answer("200 OK", "<html>登录</html>"), "Sent" },
        { "deep nesting", Answer("403 Forbidden", new string('[', 100_000)), "Unreachable" },
        { "an unknown encoding", Head("201 Created", "Content-Length: 4\r\n") + "\u00ff\u00fe\u0000\u0001", "Sent" },
    };

    [Theory]
    [MemberData(nameof(Misbehaviour))]
    public async Task Send_ToAConnectorThatMisbehaves_EndsInAResult(string what, string answer, string expected)
    {
        await using var connector = new RawConnector(answer);
        using var world = new RealWorld(connector.Port);

        var result = await world.Client.SendAsync(world.Reference, new() { Type = "message" }, TestContext.Current.CancellationToken);

        var said = result switch
        {
            ConnectorResult.Sent sent => $"Sent {sent.Id}".TrimEnd(),
            ConnectorResult.Retry retry => retry.OutcomeUnknown ? "Retry unknown" : "Retry",
            ConnectorResult.Unreachable => "Unreachable",
            ConnectorResult.Failed failed => $"Failed {failed.Reason}",
            _ => string.Empty,
        };
        said.ShouldBe(expected, what);
        connector.Requests.ShouldBe(1, "a message is sent once, whatever comes back");
    }

    [Fact]
    public async Task Send_ToAConnectorThatNeverAnswers_EndsInTime()
    {
        await using var connector = new RawConnector(null);
        using var world = new RealWorld(connector.Port);
        var sending = world.Client.SendAsync(world.Reference, new() { Type = "message" }, TestContext.Current.CancellationToken);
        await connector.Asked;

        world.World.Time.Advance(TimeSpan.FromSeconds(15));

        (await sending).ShouldBe(new ConnectorResult.Retry("The connector did not answer in time.", OutcomeUnknown: true));
    }

    /// <summary>As after a start, when the first answers all go out together.</summary>
    [Fact]
    public async Task Send_TheFirstToAHostSideBySide_ShareItsCircuit()
    {
        const int callers = 4;
        using var world = new ConnectorWorld();
        var pipelines = world.Get<ConnectorPipelines>();
        using var start = new Barrier(callers);

        var calls = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                try
                {
                    return Enumerable.Range(0, 2000).Select(n =>
                    {
                        start.SignalAndWait();
                        return pipelines.Send($"h{n}.example");
                    }).ToList();
                }
                finally
                {
                    start.RemoveParticipant();
                }
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        calls.ShouldAllBe(hosts => hosts.SequenceEqual(calls[0]));
    }

    [Fact]
    public async Task Send_WhereNobodyListens_IsKnownNotToHaveArrived()
    {
        int port;
        await using (var gone = new RawConnector(null))
        {
            port = gone.Port;
        }

        using var world = new RealWorld(port);
        (await world.Client.SendAsync(world.Reference, new(), TestContext.Current.CancellationToken)).ShouldBe(new ConnectorResult.Retry("The connector cannot be reached."));
    }

    [Fact]
    public async Task ADeadConnector_IsLeftAloneAndTheOthersAreNot()
    {
        using var world = new ConnectorWorld();
        world.Answer = request => request.RequestUri!.Host == "private.example" ? ConnectorWorld.Json(201, "{}") : throw new HttpRequestException(HttpRequestError.ConnectionError);
        for (var each = 0; each < 40; each++)
        {
            await world.SendAsync(ConnectorWorld.In($"a:{each}"));
        }

        world.Calls.Count.ShouldBe(8);
        var held = (await world.SendAsync(ConnectorWorld.In("a:x"))).ShouldBeOfType<ConnectorResult.Retry>();
        (held.NotTried, held.OutcomeUnknown).ShouldBe((true, false));
        held.After!.Value.TotalSeconds.ShouldBeInRange(1, 5);
        (await world.SendAsync(ConnectorWorld.In("p:1") with { ServiceUrl = "https://private.example/" })).ShouldBeOfType<ConnectorResult.Sent>();
        Circuits(world).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}").ShouldBe(["login 0", "private.example 0", "smba.trafficmanager.net 2"]);

        world.Time.Advance(TimeSpan.FromSeconds(5));
        world.Answer = _ => ConnectorWorld.Json(201, "{}");
        (await world.SendAsync(ConnectorWorld.In("a:y"))).ShouldBeOfType<ConnectorResult.Sent>();
        Circuits(world)["smba.trafficmanager.net"].ShouldBe(0);
    }

    [Fact]
    public async Task Refusals_OfPeople_DoNotLookLikeADeadConnector()
    {
        using var world = new ConnectorWorld();
        for (var each = 0; each < 40; each++)
        {
            world.Answer = _ => ConnectorWorld.Json(each % 2 == 0 ? 403 : 500, "{}");
            await world.SendAsync(ConnectorWorld.In($"a:{each}"));
        }

        world.Calls.Count.ShouldBe(40);
    }

    private static Dictionary<string, int> Circuits(ConnectorWorld world)
    {
        var factory = world.Get<IMeterFactory>();
        var circuits = new Dictionary<string, int>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter == factory.Create(ChannelMetrics.MeterName) && instrument.Name == "channels.connector.circuit")
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, tags, _) => circuits[(string)tags[0].Value!] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return circuits;
    }

    private static string Head(string status, string headers) => $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{headers}\r\n";

    private static string Answer(string status, string body) =>
        Head(status, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n") + body;

    /// <summary>The client with a real connection to a listed port of this machine, and a scripted login.</summary>
    private sealed class RealWorld : IDisposable
    {
        public RealWorld(int port)
        {
            World = new ConnectorWorld(configure: options => options.AllowedServiceHosts.Add($"127.0.0.1:{port}"), real: true);
            Reference = ConnectorWorld.Reference with { ServiceUrl = $"http://127.0.0.1:{port}/" };
        }

        public ConnectorWorld World { get; }

        public ConnectorClient Client => World.Client;

        public ChatDelegate.Channels.Activities.ConversationReference Reference { get; }

        public void Dispose() => World.Dispose();
    }

    /// <summary>Answers each request with the same bytes and hangs up; with none, it is silent.</summary>
    private sealed class RawConnector : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _serving;
        private int _requests;

        public RawConnector(string? answer)
        {
            _listener.Start();
            _serving = ServeAsync(answer is null ? null : Encoding.UTF8.GetBytes(answer));
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task Asked => _asked.Task;

        public int Requests => Volatile.Read(ref _requests);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _serving;
            _stop.Dispose();
            _listener.Dispose();
        }

        private async Task ServeAsync(byte[]? answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    var stream = client.GetStream();
                    var read = await stream.ReadAsync(new byte[64 * 1024], _stop.Token);
                    Interlocked.Increment(ref _requests);
                    _asked.TrySetResult();
                    if (answer is null)
                    {
                        await Task.Delay(Timeout.Infinite, _stop.Token);
                    }

                    await stream.WriteAsync(answer, _stop.Token);
                    client.LingerState = new LingerOption(answer!.Length == 0, 0);
                }
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException or IOException)
            {
                // The test is over, or the client has had enough of a huge answer.
            }
        }
    }
}
