using ChatDelegate.Congress.Data;
using ChatDelegate.Dialogs;
using ChatDelegate.Dialogs.Loading;
using ChatDelegate.Dialogs.Testing;

namespace ChatDelegate.Server.CommandLine;

/// <summary>
/// Checks dialogs/ and prompts/ without starting anything: what the loaders find, the cases of the test files, and what no case has
/// seen. <c>lint DIALOG</c> for one dialog. Code 1 on a fault or a failing case; with <c>--strict</c> also when something was not seen.
/// </summary>
internal static class Lint
{
    private const int Faulty = 1;

    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var bench = DialogBench.Of(app.Services);
        var only = args.FirstOrDefault(arg => !arg.StartsWith('-'));
        if (only is not null && bench.Catalog.Dialogs.All(dialog => dialog.Id != only))
        {
            throw new StartException($"There is no dialog '{only}'. There are: {string.Join(", ", bench.Catalog.Dialogs.Select(dialog => dialog.Id))}.");
        }

        var loads = bench.Files.Select(bench.Read).ToList();
        var faults = loads.SelectMany(load => load.Errors).ToList();
        var reports = bench.Catalog.Dialogs.Where(dialog => only is null || dialog.Id == only)
            .Select(dialog => Report(dialog, loads.Find(load => load.Suite?.Dialog == dialog.Id)?.Suite, bench))
            .ToList();
        await PrintAsync(faults, reports, cancellationToken);
        var prompts = PromptLint.Run(app.Services);
        await SayAsync(string.Join(Environment.NewLine, prompts.Lines), cancellationToken);
        var failed = reports.Sum(report => report.Failures.Count);
        var missing = reports.Sum(report => report.Missing.Count);
        await SayAsync(Verdict(reports.Count, faults.Count, failed, missing), cancellationToken);
        return faults.Count > 0 || failed > 0 || prompts.IsFaulty || (args.Contains("--strict") && missing > 0) ? Faulty : 0;
    }

    private static LintReport Report(DialogInfo dialog, DialogSuite? suite, DialogBench bench)
    {
        if (suite is null)
        {
            return new LintReport($"{dialog.Id}: no tests. Write {Path.ChangeExtension(dialog.File, ".tests.yaml")}.", "", [], ["tests"]);
        }

        var results = suite.Cases.SelectMany(bench.Runner.RunAll).ToList();
        var failures = results.SelectMany(result => result.Failures).ToList();
        var coverage = DialogCoverage.Of(bench.Catalog, suite, results);
        return new LintReport(
            $"{dialog.Id}: {suite.Cases.Count} cases, {results.Count} runs, {(failures.Count == 0 ? "none" : results.Count(result => result.Failures.Count > 0))} failed",
            CoverageTable.Of(coverage),
            failures,
            coverage.Missing);
    }

    private static string Verdict(int dialogs, int faults, int failed, int missing)
    {
        var found = (string?[])
        [
            faults > 0 ? $"{faults} faults in test files" : null,
            failed > 0 ? $"{failed} cases fail" : null,
            missing > 0 ? $"{missing} things no case has seen" : null,
        ];
        return $"{dialogs} dialogs, {(found.All(one => one is null) ? "no faults" : string.Join(", ", found.OfType<string>()))}.";
    }

    private static async Task PrintAsync(IEnumerable<DefinitionError> faults, IEnumerable<LintReport> reports, CancellationToken cancellationToken)
    {
        foreach (var fault in faults)
        {
            await SayAsync(fault.ToString(), cancellationToken);
        }

        foreach (var report in reports)
        {
            await SayAsync(report.Title, cancellationToken);
            await SayAsync(report.Table, cancellationToken);
            foreach (var failure in report.Failures)
            {
                await SayAsync(failure.ToString(), cancellationToken);
            }
        }
    }

    private static Task SayAsync(string line, CancellationToken cancellationToken) => System.Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken);

    private sealed record LintReport(string Title, string Table, IReadOnlyList<CaseFailure> Failures, IReadOnlyList<string> Missing);
}
