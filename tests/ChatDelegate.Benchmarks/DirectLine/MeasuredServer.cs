using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatDelegate.Benchmarks.DirectLine;

/// <summary>The built server as a process of its own, and what the kernel says it holds.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;

    private MeasuredServer(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 32 }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<MeasuredServer> StartAsync(string folder)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [Program(), "--urls", address.ToString(), $"--Data:Path={folder}"]) { UseShellExecute = false, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("The server did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new MeasuredServer(process, address);
        for (var since = Stopwatch.StartNew(); !await server.IsReadyAsync(); await Task.Delay(100))
        {
            if (process.HasExited || since.Elapsed > Patience)
            {
                await server.DisposeAsync();
                throw new InvalidOperationException("The server did not get ready.");
            }
        }

        return server;
    }

    /// <summary>A line of /proc/PID/status in megabytes: <c>VmRSS</c> is what it holds now, <c>VmHWM</c> the most it ever held.</summary>
    public double Megabytes(string line) => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(text => text.StartsWith(line + ":", StringComparison.Ordinal)).Split(':', StringSplitOptions.TrimEntries)[1].Split(' ')[0],
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Worked()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>Built with these benchmarks, in the folder beside theirs.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent?.Parent?.FullName ?? ".", "ChatDelegate.Server", own.Name, "ChatDelegate.Server.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
