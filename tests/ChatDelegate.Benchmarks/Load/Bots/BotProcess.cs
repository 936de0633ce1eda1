using System.Diagnostics;
using System.Globalization;

namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>A bot as a process of its own, from its start until it has been stopped. What it writes goes to a file.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private BotProcess(Process process, Uri address, string log)
    {
        _process = process;
        Address = address;
        Log = log;
    }

    public Uri Address { get; }

    /// <summary>The file that it writes to.</summary>
    public string Log { get; }

    public int Id => _process.Id;

    /// <summary>From the start of the process until it said that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <param name="health">The path that answers 200 when the bot is ready.</param>
    public static async Task<BotProcess> StartAsync(ProcessStartInfo start, Uri address, string health, string log, CancellationToken cancellationToken)
    {
        // The shell gives its place to the bot, whose process this then is.
        var bot = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >\"$BOT_LOG\" 2>&1", "sh", start.FileName, .. start.ArgumentList]) { WorkingDirectory = start.WorkingDirectory, UseShellExecute = false };
        foreach (var (name, value) in start.Environment.Where(one => !IsInherited(one.Key)))
        {
            bot.Environment[name] = value;
        }

        foreach (var name in bot.Environment.Keys.Where(name => !start.Environment.ContainsKey(name) || IsInherited(name)).ToList())
        {
            bot.Environment.Remove(name);
        }

        bot.Environment["BOT_LOG"] = log;
        var since = Stopwatch.GetTimestamp();
        var process = new BotProcess(Process.Start(bot) ?? throw new InvalidOperationException($"{start.FileName} did not start."), address, log);
        try
        {
            await process.GetReadyAsync(since, new Uri(address, health), cancellationToken);
            return process;
        }
        catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException)
        {
            await process.DisposeAsync();
            throw failure is OperationCanceledException ? failure : new InvalidOperationException($"{failure.Message}\n{await File.ReadAllTextAsync(log, CancellationToken.None)}", failure);
        }
    }

    /// <summary>Asks it to stop, as a machine that shuts down does.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var patience = new CancellationTokenSource(Farewell);
            try
            {
                await Tool.RunAsync("/", "kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)], patience.Token);
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (Exception stuck) when (stuck is OperationCanceledException or InvalidOperationException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        _process.Dispose();
    }

    private async Task GetReadyAsync(long since, Uri health, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, health, cancellationToken))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new InvalidOperationException(_process.HasExited ? "The bot ended before it was ready." : "The bot did not get ready.");
            }

            await Task.Delay(5, cancellationToken);
        }

        ReadyAfter = Stopwatch.GetElapsedTime(since);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, Uri health, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(health, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Settings of this shell that are not the measured bot's.</summary>
    private static bool IsInherited(string name) => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal);
}
