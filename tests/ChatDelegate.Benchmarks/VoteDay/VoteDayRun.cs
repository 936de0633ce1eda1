using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.VoteDay;

/// <summary><c>vote-day</c>: a whole city is prompted and votes. The table goes to standard output, what happens to standard error.</summary>
internal static class VoteDayRun
{
    public const string Verb = "vote-day";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        try
        {
            var options = VoteDayOptions.Read(arguments);
            LoadRun.Say("publishing the server");
            var server = options.Unchanged ? PublishedServer.Unchanged() : await PublishedServer.PublishAsync(stop.Token);
            VoteDayTable.Head(options);
            var errors = 0;
            foreach (var database in (string[])["SQLite", "PostgreSQL"])
            {
                if (database.Contains(options.Only, StringComparison.OrdinalIgnoreCase))
                {
                    errors += await MeasureAsync(database, server, options, stop.Token);
                }
            }

            return errors == 0 ? 0 : 1;
        }
        catch (Exception failure) when (failure is FormatException or InvalidOperationException or OperationCanceledException)
        {
            LoadRun.Say(failure.Message);
            return 1;
        }
    }

    /// <returns>Errors.</returns>
    private static async Task<int> MeasureAsync(string database, PublishedServer server, VoteDayOptions options, CancellationToken cancellationToken)
    {
        await using var postgres = database == "PostgreSQL" ? await ThrowAwayPostgres.StartAsync(cancellationToken) ?? throw new InvalidOperationException("No PostgreSQL: install the package 'postgresql'.") : null;
        using var folder = new RunFolder();
        var settings = await SettingsAsync(postgres, cancellationToken);
        var address = Places.FreeAddress();
        await using var phones = new Phones(address);
        await phones.StartAsync(cancellationToken);
        LoadRun.Say($"{database}: founding {options.People} delegates in {options.Groups} groups");
        var day = await VoteDayFounding.LayAsync(folder.Path, settings, options, address, cancellationToken);
        await using var process = await server.StartAsync(folder.Path, settings, cancellationToken);
        using var board = new Board(process.Address, day);
        await board.SignInAsync(cancellationToken);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = board.WatchAsync(over.Token);
        LoadRun.Say("prompting");
        await WaitAsync(() => phones.Prompted.Count == options.People, () => $"{phones.Prompted.Count} of {options.People} prompts came", cancellationToken);
        using var voters = new Voters(process.Address, options.Seconds);
        LoadRun.Say("voting");
        await voters.VoteAsync([.. phones.Prompted.Values.Select(prompt => prompt.Link)], cancellationToken);
        await WaitAsync(() => phones.Turned >= voters.Votes.Count, () => $"{phones.Turned} of {voters.Votes.Count} cards turned", cancellationToken);
        await over.CancelAsync();
        await watching;
        var processes = Processes.WithDescendants(process.Id);
        VoteDayTable.Row(database, options, phones, voters, board, Processes.PeakMegabytes(processes), Processes.Worked(processes));
        return voters.Errors.Count + phones.Doubled;
    }

    private static async Task<IReadOnlyDictionary<string, string>> SettingsAsync(ThrowAwayPostgres? postgres, CancellationToken cancellationToken)
    {
        // At whatever hour it is measured, and without a second round in between.
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ChatDelegate__Prompting__QuietFrom"] = "00:00",
            ["ChatDelegate__Prompting__QuietTo"] = "00:00",
            ["ChatDelegate__Prompting__RemindAt"] = "23:59",
            ["ChatDelegate__Prompting__Interval"] = "08:00:00",
        };
        if (postgres is not null)
        {
            settings["ChatDelegate__Database__Provider"] = "postgres";
            settings["ChatDelegate__Database__ConnectionString"] = await postgres.CreateDatabaseAsync(cancellationToken);
        }

        return settings;
    }

    private static async Task WaitAsync(Func<bool> done, Func<string> stand, CancellationToken cancellationToken)
    {
        for (var since = Stopwatch.GetTimestamp(); !done(); await Task.Delay(200, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"After {Patience.TotalMinutes} minutes {stand()}."));
            }
        }
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
