using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.BrowserTests.Playground;

/// <summary>One run of the Agents Playground, before a bot of ours: one person with one chat, a group and a team.</summary>
internal sealed partial class PlaygroundProcess : IAsyncDisposable
{
    // Nothing of it has any business outside this machine.
    private static readonly string[] Proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly StringBuilder _output = new();
    private readonly Lock _gate = new();

    private PlaygroundProcess(Process process, DirectoryInfo folder)
    {
        _process = process;
        _folder = folder;
        _process.OutputDataReceived += (_, line) => Write(line.Data);
        _process.ErrorDataReceived += (_, line) => Write(line.Data);
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Output
    {
        get
        {
            lock (_gate)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="server">The bot.</param>
    /// <param name="options">More of the Playground's own options.</param>
    public static async Task<PlaygroundProcess> StartAsync(ServerProcess server, params string[] options)
    {
        // It writes its log where it stands.
        var folder = Directory.CreateTempSubdirectory("chatdelegate-playground-");
        var bot = new Uri(server.Address, "/api/messages").ToString();
        var start = new ProcessStartInfo(
            "node",
            ["--require", Path.Combine(PlaygroundPackage.Folder, "leash.cjs"), PlaygroundPackage.Program, "start", "-e", bot, "-c", "msteams", "-p", "0", "--disable-telemetry", .. options])
        {
            WorkingDirectory = folder.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        Array.ForEach(Proxies, name => start.Environment.Remove(name));
        var playground = new PlaygroundProcess(new Process { StartInfo = start }, folder);
        try
        {
            await playground.LaunchAsync();
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The system chooses the port, and the Playground says which: nobody can take it in between.</summary>
    private async Task LaunchAsync()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Deadline.UntilAsync(() => Task.FromResult(_process.HasExited || Listening().IsMatch(Output)), () => $"the Agents Playground\n{Output}");
        if (Listening().Match(Output) is not { Success: true } said)
        {
            throw new InvalidOperationException($"The Agents Playground ended instead of getting ready.\n{Output}");
        }

        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{said.Groups["port"].Value}"));
        using var http = new HttpClient { BaseAddress = Address };
        await Deadline.UntilAsync(() => AnswersAsync(http), () => $"an answer of the Agents Playground\n{Output}");
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return await http.GetStringAsync(new Uri("/_debug/ping", UriKind.Relative)) == "pong";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                _output.AppendLine(line);
            }
        }
    }

    [GeneratedRegex("Listening on (?<port>[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
