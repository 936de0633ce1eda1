using System.Text.Json;
using ChatDelegate.Benchmarks.Load.Bots;
using ChatDelegate.Benchmarks.Load.Generating;

namespace ChatDelegate.Benchmarks.Load;

/// <summary>One run of one candidate: a fresh process in an empty folder, a generator process that speaks with it.</summary>
/// <param name="ReadyAfter">From the bot's start until it was ready.</param>
internal sealed record Measurement(LoadResult Result, TimeSpan ReadyAfter)
{
    /// <param name="beside">Does something with the bot's process while it is measured.</param>
    public static async Task<Measurement> TakeAsync(Candidate candidate, LoadOptions options, CancellationToken cancellationToken, Func<int, CancellationToken, Task>? beside = null)
    {
        using var folder = new RunFolder();
        var users = candidate.Users ?? options.Users;
        var bot = await candidate.StartAsync(new Visit(folder.Path, users + candidate.UnderWay, user => LoadPlan.NameOf(user, folder.Id)), cancellationToken);
        await using var process = bot.Process;
        await using var other = bot.Other;
        var plan = new LoadPlan
        {
            Bot = process.Address,
            Wire = candidate.Wire,
            ScriptFile = Places.Beside("Scripts", candidate.Script),
            Run = folder.Id,
            Users = users,
            UnderWay = candidate.UnderWay,
            WarmUpSeconds = options.WarmUpSeconds,
            Seconds = options.Seconds,
            BotProcess = process.Id,
            OtherInstance = other?.Address,
            OtherProcess = other?.Id ?? 0,
            CoresEach = candidate.CoresEach,
            DatabaseProcess = bot.DatabaseProcess,
            Members = bot.Members,
        };
        var generating = GenerateAsync(plan, folder.Path, cancellationToken);
        await (beside?.Invoke(process.Id, cancellationToken) ?? Task.CompletedTask);
        var result = await generating;
        if (result.Errors > 0)
        {
            KeepLog(candidate, process.Log);
        }

        return new Measurement(result, process.ReadyAfter);
    }

    private static void KeepLog(Candidate candidate, string log)
    {
        var kept = Path.Combine(Places.Kept, "failed", candidate.Name.Replace(' ', '-') + ".log");
        Directory.CreateDirectory(Path.GetDirectoryName(kept) ?? ".");
        File.Copy(log, kept, overwrite: true);
        LoadRun.Say($"{candidate.Name} had errors; what it wrote is in {kept}");
    }

    /// <summary>A generator process that does what the plan says.</summary>
    public static async Task<LoadResult> GenerateAsync(LoadPlan plan, string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "plan.json");
        plan.Write(file);
        var said = await Tool.RunAsync(folder, Places.Dotnet, [Places.Program, Generator.Verb, file], cancellationToken, Generator.Settings);
        return JsonSerializer.Deserialize<LoadResult>(said) ?? throw new InvalidOperationException($"The generator said {said}");
    }
}
