using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ChatDelegate.ServerTests.Support;

/// <summary>One run of the server's program, what it writes and how it ends.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _out = new();
    private readonly StringBuilder _error = new();
    private readonly Lock _gate = new();

    private RunningProgram(Process process) => _process = process;

    public string Out => Read(_out);

    public string Error => Read(_error);

    public string Output => Out + Error;

    public bool HasExited => _process.HasExited;

    public static RunningProgram Start(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>> variables)
    {
        // A shell that starts us in the background has us ignore Ctrl+C, and a child inherits that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Repository.ServerProgram, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Not the repository: what is found only from there would be missing in a published build.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("ChatDelegate__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        var program = new RunningProgram(new Process { StartInfo = start });
        program._process.OutputDataReceived += (_, line) => program.Write(program._out, line.Data);
        program._process.ErrorDataReceived += (_, line) => program.Write(program._error, line.Data);
        program._process.Start();
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <summary>The code it ends with; above 128 when a signal ended it.</summary>
    public async Task<int> ExitAsync()
    {
        using var patience = new CancellationTokenSource(Deadline.Default);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"The program did not end within {Deadline.Default.TotalSeconds:0} s.\n{Output}", late);
        }

        return _process.ExitCode;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>What Ctrl+C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -INT {_process.Id}")]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Write(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (_gate)
            {
                text.AppendLine(line);
            }
        }
    }

    private string Read(StringBuilder text)
    {
        lock (_gate)
        {
            return text.ToString();
        }
    }
}
