using ChatDelegate.Congress.Commands;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster;
using ChatDelegate.Congress.Roster.Import;

namespace ChatDelegate.Server.CommandLine;

/// <summary>
/// Imports delegates from a CSV file: prints what would change and every wrong row with its reason; with <c>--apply</c> does
/// it, all or nothing. <c>--body NAME</c> chooses the congress where there are several. Code 2 when rows are wrong.
/// </summary>
internal static class ImportRoster
{
    private const int Wrong = 2;

    public static Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        if (args is not [var file, ..] || file.StartsWith('-'))
        {
            throw new StartException("Say which file: import-roster FILE.csv [--apply] [--body NAME]");
        }

        return RecordHost.RunAsync(app, () => ImportAsync(file, args, app, cancellationToken), cancellationToken);
    }

    private static async Task<int> ImportAsync(string file, string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var bytes = File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellationToken) : throw new StartException($"There is no file '{file}'.");
        await using var scope = app.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<RosterImport>();
        var body = await BodyAsync(scope.ServiceProvider.GetRequiredService<RosterQueries>(), args, cancellationToken);
        var preview = await import.PreviewAsync(bytes, body.Id, cancellationToken);
        await PrintAsync(preview, app.Services.GetRequiredService<PhraseBook>(), cancellationToken);
        if (!preview.CanApply || !args.Contains("--apply"))
        {
            return preview.Problem is null && preview.Count(RosterRowState.Wrong) == 0 ? 0 : Wrong;
        }

        var applied = await import.ApplyAsync(bytes, body.Id, preview.Token, new Actor(null, "operator", "roster.import"), cancellationToken);
        await System.Console.Out.WriteLineAsync($"Done: {applied.Added} added, {applied.Changed} changed.".AsMemory(), cancellationToken);
        return applied.Refused is null ? 0 : Wrong;
    }

    private static async Task<CongressBody> BodyAsync(RosterQueries roster, string[] args, CancellationToken cancellationToken)
    {
        var bodies = await roster.BodiesAsync(cancellationToken);
        var named = Array.IndexOf(args, "--body") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var found = bodies.Where(body => named is null || body.NameZh == named || body.NameEn == named).ToList();
        return found is [var only] ? only : throw new StartException(
            found.Count == 0 ? "There is no such congress." : $"There are several congresses: name one with --body, such as --body \"{found[0].NameZh}\".");
    }

    private static async Task PrintAsync(RosterPreview preview, PhraseBook phrases, CancellationToken cancellationToken)
    {
        var lines = preview.Problem is { } problem
            ? [problem.In(Locales.Default, phrases)]
            : preview.Rows.Where(row => row.State == RosterRowState.Wrong)
                .SelectMany(row => row.Reasons.Select(reason => reason.In(Locales.Default, phrases)))
                .Append($"{preview.Count(RosterRowState.New)} new, {preview.Count(RosterRowState.Changed)} changed, {preview.Count(RosterRowState.Same)} the same, {preview.Count(RosterRowState.Wrong)} wrong; {preview.NotInFile} on the roll are not in the file and stay.");
        foreach (var line in lines)
        {
            await System.Console.Out.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }
}
