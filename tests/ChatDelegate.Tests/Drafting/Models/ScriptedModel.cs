using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatDelegate.Tests.Drafting.Models;

/// <summary>
/// A server of OpenAI's protocol on a real port that answers by script: each rule has a condition on the question and the replies for
/// its turns. What no rule foresees is refused, and fails the test when the server is disposed of; so does a reply that nobody came for.
/// </summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopped = new();
    private readonly List<Rule> _rules = [];
    private readonly List<AskedQuestion> _asked = [];
    private readonly List<string> _unexpected = [];
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly Action<TimeSpan> _passTime;
    private readonly Task _loop;

    /// <param name="passTime">Lets virtual time pass, for replies that take it.</param>
    public ScriptedModel(TimeProvider time, Action<TimeSpan> passTime)
    {
        (_time, _passTime) = (time, passTime);
        _listener.Start();
        _loop = AcceptAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/v1");

    public IReadOnlyList<AskedQuestion> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>Replies, one a turn, to the questions that meet the condition. Rules are tried in their order.</summary>
    public ScriptedModel On(Func<AskedQuestion, bool> condition, params ScriptedReply[] turns)
    {
        lock (_gate)
        {
            _rules.Add(new Rule(condition, new Queue<ScriptedReply>(turns)));
        }

        return this;
    }

    /// <summary>Replies to whatever is asked, one a turn.</summary>
    public ScriptedModel Then(params ScriptedReply[] turns) => On(_ => true, turns);

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _loop;
        _listener.Stop();
        _stopped.Dispose();
        _unexpected.ShouldBeEmpty("questions that no rule foresees");
        _rules.Sum(rule => rule.Turns.Count).ShouldBe(0, "replies that nobody came for");
    }

    private async Task AcceptAsync()
    {
        var open = new ConcurrentBag<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopped.Token)));
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            if (await ReadAsync(stream) is { } question)
            {
                await Choose(question).SendAsync(new ReplyLine(socket, stream, _passTime), _stopped.Token);
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The client has gone, or the test has ended.
        }
    }

    private ScriptedReply Choose(AskedQuestion question)
    {
        lock (_gate)
        {
            _asked.Add(question);
            var rule = _rules.Find(one => one.Turns.Count > 0 && one.Condition(question));
            if (rule is not null)
            {
                return rule.Turns.Dequeue();
            }

            _unexpected.Add(question.ToString());
            return ScriptedReply.Status(400, """{"error":{"code":"unexpected","message":"no rule foresees this"}}""");
        }
    }

    private async Task<AskedQuestion?> ReadAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var piece = new byte[16_384];
        while (true)
        {
            var read = await stream.ReadAsync(piece, _stopped.Token);
            if (read == 0)
            {
                return null;
            }

            received.AddRange(piece[..read]);
            var text = Encoding.UTF8.GetString([.. received]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                continue;
            }

            var head = text[..end].Split("\r\n");
            var headers = head.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
            var body = text[(end + 4)..];
            if (Encoding.UTF8.GetByteCount(body) >= int.Parse(headers["Content-Length"], CultureInfo.InvariantCulture))
            {
                return new AskedQuestion(_time.GetUtcNow(), head[0].Split(' ')[1], headers, body);
            }
        }
    }

    private sealed record Rule(Func<AskedQuestion, bool> Condition, Queue<ScriptedReply> Turns);
}
