using ChatDelegate.ServerTests.Support;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>People of both channels who speak to a server without pause, whatever befalls it, until somebody holds what they saw against the record.</summary>
internal sealed class Campaign : IAsyncDisposable
{
    /// <summary>On a machine with more to do than it can, a slow connector is not a fault: what it answers late would be sent again.</summary>
    public static readonly (string Key, string Value) Patience = ("Teams:CallTimeout", "00:02:00");

    private readonly SharedServer _server;
    private readonly IReadOnlyList<ChannelConnector> _connectors;
    private readonly IReadOnlyList<SimulatedUser> _users;
    private readonly Progress _progress = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _speaking = [];

    private Campaign(SharedServer server, IReadOnlyList<ChannelConnector> connectors, IReadOnlyList<SimulatedUser> users)
    {
        _server = server;
        _connectors = connectors;
        _users = users;
    }

    /// <summary>Somebody has waited in vain: whatever else was planned would only hide why.</summary>
    public bool IsBroken => _speaking.Exists(one => one.IsFaulted);

    /// <summary>Posts that the server answered and did not take, of one channel.</summary>
    public int RefusedOnFeed => _users.Where(user => user.ReadsFeed).Sum(user => user.Refused);

    public int RefusedOnConnector => _users.Where(user => !user.ReadsFeed).Sum(user => user.Refused);

    /// <param name="ofEach">How many are at each connector, and in the web chat.</param>
    public static async Task<Campaign> StartAsync(SharedServer server, Random random, int ofEach, params IReadOnlyList<ChannelConnector> connectors)
    {
        var users = new List<SimulatedUser>();
        for (var n = 0; n < ofEach; n++)
        {
            for (var at = 0; at < connectors.Count; at++)
            {
                users.Add(await ConnectorUser.SignInAsync(server, connectors[at], $"{"甲丙丁戊己"[at]}{n}", new Random(random.Next())));
            }

            users.Add(await WebChatUser.SignInAsync(server, $"乙{n}", new Random(random.Next())));
        }

        var campaign = new Campaign(server, connectors, users);
        campaign._speaking.AddRange(users.Select(user => user.SpeakAsync(campaign._progress.Count, campaign._stop.Token)));
        return campaign;
    }

    /// <summary>Waits until so many more acts are acknowledged, or somebody has waited in vain.</summary>
    public Task MoreAsync(int acts) => UnlessBrokenAsync(_progress.MoreAsync(acts));

    public Task UnlessBrokenAsync(Task task) => Task.WhenAny([task, .. _speaking]);

    /// <summary>The server has died: what comes from now on comes from its next life, or from another.</summary>
    public void CountDeath()
    {
        foreach (var connector in _connectors)
        {
            connector.Life++;
        }
    }

    public void MoveTo(ServerProcess server)
    {
        foreach (var user in _users)
        {
            user.MoveTo(server);
        }
    }

    /// <summary>Nobody begins anything more.</summary>
    public Task StopAsync() => _stop.CancelAsync();

    /// <summary>Lets everybody come to an end and holds what they saw against the record.</summary>
    public async Task<Findings> ReconcileAsync()
    {
        await MoreAsync(_stop.IsCancellationRequested ? 0 : _users.Count);
        await StopAsync();
        if (!IsBroken)
        {
            await Task.WhenAll(_speaking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        var vain = _speaking.Where(one => one.Exception is not null).Select(one => one.Exception?.GetBaseException().Message ?? string.Empty).ToList();
        if (vain.Count == 0)
        {
            await QuietAsync();
        }

        var findings = await Reconciliation.RunAsync(_server.Place, [.. _connectors.SelectMany(connector => connector.Arrivals)], _users);
        vain.ForEach(findings.Fault);
        TestContext.Current.TestOutputHelper?.WriteLine(findings.ToString());
        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var user in _users)
        {
            await user.DisposeAsync();
        }

        _stop.Dispose();
    }

    /// <summary>All is said and has arrived.</summary>
    private async Task QuietAsync()
    {
        await Deadline.UntilAsync(async () => await _server.Place.CountAsync("""select count(*) from "Outbox" """) == 0, () => $"an empty outbox\n{_server.Process.Output}");
        foreach (var reader in _users.OfType<WebChatUser>())
        {
            var last = (await RecordOfConversation.ReadAsync(_server.Place, reader)).Transcript[^1];
            await Deadline.UntilAsync(
                () => Task.FromResult(reader.Seen.Any(one => one.Id == last.ActivityId && one.Words == last.Activity.Words)), () => $"the last line of {reader.Name}: {last.Activity}");
        }
    }
}
