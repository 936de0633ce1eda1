using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatDelegate.BrowserTests.Support;

/// <summary>One connection of the browser's and the one to the server that belongs to it.</summary>
internal sealed class FlakyConnection(FlakyNetwork network, Socket browser) : IDisposable
{
    private readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private volatile bool _losesAnswer;

    public async Task RunAsync(IPEndPoint server)
    {
        try
        {
            browser.NoDelay = true;
            await _server.ConnectAsync(server);
            await Task.WhenAll(UpAsync(), DownAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // One of the two ends is gone; so is the other now.
        }
        finally
        {
            Dispose();
            network.Ended(this);
        }
    }

    /// <summary>Breaks as a network breaks: no goodbye to either end.</summary>
    public void Dispose()
    {
        browser.Close(timeout: 0);
        _server.Close(timeout: 0);
    }

    public void HalfClose()
    {
        try
        {
            browser.Shutdown(SocketShutdown.Send);
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // It broke before.
        }
    }

    private Task UpAsync() => PumpAsync(browser, _server, request =>
    {
        _losesAnswer |= network.TakeLoss(Encoding.Latin1.GetString(request.Span));
        return true;
    });

    private Task DownAsync() => PumpAsync(_server, browser, _ => !_losesAnswer);

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
        {
            await network.Gate.PassAsync();
            if (network.Delay > TimeSpan.Zero)
            {
                await Task.Delay(network.Delay);
            }

            if (!passes(buffer.AsMemory(0, read)))
            {
                Dispose();
                return;
            }

            for (var sent = 0; sent < read;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
