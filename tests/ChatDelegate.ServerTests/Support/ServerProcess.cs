using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ChatDelegate.ServerTests.Support;

/// <summary>
/// The built server as a process of its own, so that it can be killed as a machine would kill it. A restart has the same
/// data and the same address.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const string Ready = "ok";
    private const string Busy = "busy";

    /// <summary>The last that it says of a start; what stands above it, such as the first administrator, has been said by then.</summary>
    private const string Started = "ChatDelegate is ready.";

    private static readonly ConcurrentDictionary<int, bool> GivenPorts = [];

    private readonly bool _ownsPlace;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private RunningProgram? _program;
    private (string User, string Password)? _administrator;

    private ServerProcess(ServerPlace place, bool ownsPlace, IReadOnlyDictionary<string, string> settings)
    {
        Place = place;
        _ownsPlace = ownsPlace;
        _settings = settings;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Address };
    }

    public ServerPlace Place { get; }

    public Uri Address { get; }

    /// <summary>A client that is nobody: no cookie, no token.</summary>
    public HttpClient Http { get; }

    /// <summary>What this start of the server has written so far.</summary>
    public string Output => _program?.Output ?? string.Empty;

    /// <summary>The account that the first start made and said, once.</summary>
    public (string User, string Password) FirstAdministrator => _administrator is { } made ? made
        : FirstAccount().Match(Output) is { Success: true } said
            ? (said.Groups["user"].Value, said.Groups["password"].Value)
            : throw new InvalidOperationException($"This start has made no administrator.\n{Output}");

    /// <summary>A server with the demo congress in a new place.</summary>
    /// <param name="database">Which database.</param>
    /// <param name="settings">Configuration keys such as <c>Demo:Enabled</c>; the demo congress is on unless said otherwise.</param>
    public static async Task<ServerProcess> StartAsync(Database database, params (string Key, string Value)[] settings)
    {
        if (!FirstStart.Fits(settings))
        {
            return await StartAsync(await ServerPlace.CreateAsync(database), ownsPlace: true, settings);
        }

        var (place, administrator) = await FirstStart.CopyAsync(database);
        var server = await StartAsync(place, ownsPlace: true, settings);
        server._administrator = administrator;
        return server;
    }

    /// <summary>A server on data that is there already; the place outlives it.</summary>
    public static Task<ServerProcess> StartAsync(ServerPlace place, params (string Key, string Value)[] settings) =>
        StartAsync(place, ownsPlace: false, settings);

    /// <summary>Starts again on the same data, with further settings if need be.</summary>
    public async Task RestartAsync(params (string Key, string Value)[] more)
    {
        await KillAsync();
        await LaunchAsync(more);
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        if (_program is { } program)
        {
            await program.KillAsync();
        }
    }

    /// <summary>Ctrl+C.</summary>
    public async Task<int> InterruptAsync()
    {
        var program = _program ?? throw new InvalidOperationException("The server was not started.");
        await program.InterruptAsync();
        return await program.ExitAsync();
    }

    /// <summary>Waits until the server has ended by itself, as at a planted fault.</summary>
    public Task<int> ExitAsync() => (_program ?? throw new InvalidOperationException("The server was not started.")).ExitAsync();

    /// <summary>Waits until this start has written these words: what is logged appears a little later than it happens.</summary>
    public Task SaysAsync(string words) => Deadline.UntilAsync(() => Task.FromResult(Output.Contains(words, StringComparison.Ordinal)), () => $"'{words}' in the log\n{Output}");

    /// <summary>Whether it takes messages now.</summary>
    public async Task<bool> IsReadyAsync() => await HealthAsync() is Ready or Busy;

    /// <summary>What its readiness probe says; <c>ok</c> or <c>busy</c> when it takes messages.</summary>
    public async Task<string> HealthAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
            var said = (await answer.Content.ReadAsStringAsync()).Split('\n')[0]; // below it stands what is wrong and hinders nobody
            return answer.StatusCode == HttpStatusCode.OK == (said is Ready or Busy) ? said : $"{(int)answer.StatusCode} with '{said}'";
        }
        catch (HttpRequestException unreachable)
        {
            return unreachable.Message;
        }
    }

    /// <summary>Runs the program to its end: a verb, or a start that must fail.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(ServerPlace place, IEnumerable<string> arguments, params (string Key, string Value)[] settings)
    {
        await using var program = RunningProgram.Start(arguments, [.. place.Settings(), .. Variables(settings)]);
        var code = await program.ExitAsync();
        return (code, program.Out, program.Error);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        if (_ownsPlace)
        {
            await Place.DisposeAsync();
        }
    }

    private static async Task<ServerProcess> StartAsync(ServerPlace place, bool ownsPlace, (string Key, string Value)[] settings)
    {
        var server = new ServerProcess(place, ownsPlace, settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.OrdinalIgnoreCase));
        try
        {
            await server.LaunchAsync([]);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task LaunchAsync((string Key, string Value)[] more)
    {
        var settings = _settings.Select(one => (one.Key, one.Value)).Concat(more).ToArray();
        var program = _program = RunningProgram.Start(["--urls", Address.ToString()], [.. Place.Settings(), .. Variables(settings)]);
        await Deadline.UntilAsync(
            async () => program.HasExited || (program.Output.Contains(Started, StringComparison.Ordinal) && await IsReadyAsync()), () => $"a ready server\n{program.Output}");
        if (program.HasExited)
        {
            throw new InvalidOperationException($"The server ended with code {await program.ExitAsync()} instead of getting ready.\n{program.Output}");
        }
    }

    [GeneratedRegex("first administrator: (?<user>[^,]+), password (?<password>[^ ]+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstAccount();

    private static IEnumerable<KeyValuePair<string, string>> Variables(IEnumerable<(string Key, string Value)> settings)
    {
        yield return new("DOTNET_ENVIRONMENT", "Development");

        // Whatever the day and the hour: nobody is reminded of the demo's week, and whoever is prompted is prompted now.
        yield return new("ChatDelegate__Prompting__RemindAt", "23:59:59");
        yield return new("ChatDelegate__Prompting__QuietFrom", "00:00");
        yield return new("ChatDelegate__Prompting__QuietTo", "00:00");
        foreach (var (key, value) in settings)
        {
            yield return new(key.Contains(':', StringComparison.Ordinal) ? "ChatDelegate__" + key.Replace(":", "__", StringComparison.Ordinal) : key, value);
        }
    }

    /// <summary>Below the range that the system gives to outgoing connections, and given once only, so that it is still free at a restart.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 20_000);
            if (!GivenPorts.TryAdd(port, true))
            {
                continue;
            }

            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
