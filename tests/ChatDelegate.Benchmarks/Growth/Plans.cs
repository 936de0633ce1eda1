using System.Text.RegularExpressions;
using ChatDelegate.Benchmarks.Load;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;
using ChatDelegate.Server.Hosting;

namespace ChatDelegate.Benchmarks.Growth;

/// <summary>
/// Looks for statements that read a whole table of those that grow: on SQLite by the plan of each statement that runs while dialogs are said, on PostgreSQL by
/// its own count of tables read from end to end.
/// </summary>
internal static partial class Plans
{
    // Not the outbox: what has been sent leaves it, so it is short however long the service has run.
    private static readonly string[] Growing = ["Transcript", "Receipts", "Conversations", "Opinions", "AuditEntries", "Notices", "People", "Seats"];

    private static readonly string Tables = string.Join(", ", Growing.Select(table => $"'{table}'"));

    /// <summary>Serves the record within this process; nobody else may be serving it.</summary>
    public static async Task<IReadOnlyList<string>> OnSqliteAsync(GrownRecord record, GrowthOptions options, CancellationToken cancellationToken)
    {
        var address = Places.FreeAddress();
        await using (var app = Composition.Build(["--applicationName", "ChatDelegate.Server", "--urls", address.GetLeftPart(UriPartial.Authority), "--Data:Path", record.Folder, "--Archive:TranscriptDays", "0", "--Archive:ReceiptDays", "0", "--Logging:LogLevel:Default", "Warning"]))
        {
            StatementTrap.Set();
            await Startup.PrepareAsync(app.Services, cancellationToken);
            await app.StartAsync(cancellationToken);

            // A server that starts looks whether its side tables are whole, which it does once a day.
            await SpeakAsync(record, address, Environment.ProcessId, options.Rounds + 1, options, cancellationToken);
            StatementTrap.Forget();
            await SpeakAsync(record, address, Environment.ProcessId, options.Rounds + 2, options, cancellationToken);
            await app.StopAsync(cancellationToken);
        }

        var scans = new List<string>();
        foreach (var statement in StatementTrap.Statements.Where(statement => Reading().IsMatch(statement)))
        {
            scans.AddRange((await PlanAsync(record, statement, cancellationToken)).Where(step => Scan().Match(step) is { Success: true } scan && Growing.Any(table => Reads(statement, scan.Groups["name"].Value, table)))
                .Select(step => $"{step} in `{statement.ReplaceLineEndings(" ")}`"));
        }

        LoadRun.Say($"{StatementTrap.Statements.Count} statements seen");
        return scans;
    }

    public static async Task<IReadOnlyList<string>> OnPostgresAsync(GrownRecord record, GrowthOptions options, BotProcess server, CancellationToken cancellationToken)
    {
        var counts = Growing.ToDictionary(table => table, table => $"select coalesce(sum(seq_scan), 0) from pg_stat_user_tables where relname = '{table}' and n_live_tup > 5000", StringComparer.Ordinal);
        var before = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (table, count) in counts)
        {
            before[table] = await record.CountAsync(count, cancellationToken);
        }

        await SpeakAsync(record, server.Address, server.Id, options.Rounds + 1, options, cancellationToken);
        var scans = new List<string>();
        foreach (var (table, count) in counts)
        {
            if (await record.CountAsync(count, cancellationToken) - before[table] is > 0 and var times)
            {
                scans.Add($"{table}, {times} times");
            }
        }

        return scans;
    }

    private static Task<LoadResult> SpeakAsync(GrownRecord record, Uri address, int process, int run, GrowthOptions options, CancellationToken cancellationToken) => Measurement.GenerateAsync(
        new LoadPlan
        {
            Bot = address,
            Wire = Wire.Connector,
            ScriptFile = Places.Beside("Scripts", GrowthRun.ScriptFile),
            Run = record.RunOf(run),
            Users = Math.Min(8, options.Users),
            WarmUpSeconds = 1,
            Seconds = 2,
            BotProcess = process,
        },
        record.Folder,
        cancellationToken);

    private static async Task<List<string>> PlanAsync(GrownRecord record, string statement, CancellationToken cancellationToken)
    {
        await using var connection = await record.OpenAsync(cancellationToken);
        await using var explain = connection.CreateCommand();
        explain.CommandText = "explain query plan " + statement;
        foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct(StringComparer.Ordinal))
        {
            var parameter = explain.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, DBNull.Value);
            explain.Parameters.Add(parameter);
        }

        await using var reader = await explain.ExecuteReaderAsync(cancellationToken);
        var steps = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    /// <summary>A plan calls tables by their aliases.</summary>
    private static bool Reads(string statement, string name, string table) =>
        name == table || Regex.IsMatch(statement, $"\"{table}\"(\\s+as)?\\s+\"?{Regex.Escape(name)}\"?\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex("^\\s*(select|insert|update|delete|with)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reading();

    [GeneratedRegex("^SCAN (?<name>\\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scan();

    [GeneratedRegex("[@$:]\\w+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
