using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>
/// A network between a browser and a server on this machine, which can fail the ways networks do. The browser is sent to
/// <see cref="Address"/>; the bytes of both sides pass through here.
/// </summary>
internal sealed class FlakyNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<FlakyConnection, bool> _open = [];
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private volatile bool _isDown;

    private FlakyNetwork(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        _listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}"));
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    internal Gate Gate { get; } = new();

    /// <summary>Each piece of data takes so much longer, both ways.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>A request that holds these characters arrives, but its answer does not: the connection breaks instead. Once.</summary>
    public string? LoseAnswerTo { get; set; }

    /// <summary>How often that has happened.</summary>
    public int LostAnswers { get; private set; }

    public static FlakyNetwork To(Uri server) => new(server);

    /// <summary>All connections break, and no new one comes about until <see cref="Restore"/>.</summary>
    public void Cut()
    {
        _isDown = true;
        Break();
    }

    public void Restore() => _isDown = false;

    /// <summary>All connections break; new ones may be made at once.</summary>
    public void Break()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Dispose();
        }
    }

    /// <summary>Nothing moves any more, and nothing breaks: a phone in a lift.</summary>
    public void Stall() => Gate.Close();

    public void Resume() => Gate.Open();

    /// <summary>The browser is told that nothing more will come, the server is told nothing.</summary>
    public void HalfClose()
    {
        foreach (var connection in _open.Keys)
        {
            connection.HalfClose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Gate.Open();
        Break();
        await _accepting;
    }

    internal void Ended(FlakyConnection connection) => _open.TryRemove(connection, out _);

    internal bool TakeLoss(string request)
    {
        if (LoseAnswerTo is not { } wanted || !request.Contains(wanted, StringComparison.Ordinal))
        {
            return false;
        }

        LoseAnswerTo = null;
        LostAnswers++;
        return true;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var browser = await _listener.AcceptSocketAsync();
                var connection = new FlakyConnection(this, browser);
                if (_isDown)
                {
                    connection.Dispose();
                    continue;
                }

                _open[connection] = true;
                _ = connection.RunAsync(_server);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }
}
