using ChatDelegate.Congress.Data;
using ChatDelegate.Server.CommandLine.Simulating;
using ChatDelegate.Server.CommandLine.TeamsPackage;

namespace ChatDelegate.Server.CommandLine;

/// <summary>The things the program does instead of serving: <c>dotnet run --project src/ChatDelegate.Server -- VERB</c>.</summary>
internal static class Verbs
{
    private static readonly Dictionary<string, Func<string[], WebApplication, CancellationToken, Task<int>>> All = new(StringComparer.Ordinal)
    {
        ["lint"] = Lint.RunAsync,
        ["dialogs"] = Simulate.RunAsync,
        ["import-roster"] = ImportRoster.RunAsync,
        ["backup"] = Backup.RunAsync,
        ["verify-audit"] = VerifyAudit.RunAsync,
        ["archive"] = ReadArchive.RunAsync,
        ["reindex"] = Reindex.RunAsync,
        ["teams-package"] = BuildTeamsPackage.RunAsync,
        ["help"] = HelpAsync,
    };

    /// <summary>The verb, if the first argument is one, and what is left.</summary>
    public static (string? Verb, string[] Remaining) Split(string[] args) => args switch
    {
        [] => (null, args),
        ["--help" or "-h", ..] => ("help", args[1..]),
        [['-', ..], ..] => (null, args),
        [var first, .. var rest] when All.ContainsKey(first) => (first, rest),
        [var first, ..] => throw new StartException($"'{first}' is not something this program does. Try: {string.Join(", ", All.Keys)}."),
    };

    public static Task<int> RunAsync(string verb, string[] args, WebApplication app) => All[verb](args, app, CancellationToken.None);

    private static async Task<int> HelpAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        await System.Console.Out.WriteLineAsync(
            """
            ChatDelegate

              (no verb)              serve: web chat, console, channels; addresses are printed
              lint [DIALOG]          check prompts/ and dialogs/: definitions, their tests, what no test has seen (--strict: a fault, too)
              dialogs simulate       talk with the dialogs here, in a demo congress of your own; with a FILE play it
              import-roster FILE     import delegates from CSV: a preview, then --apply to do it
              backup FILE.zip        save database, keys, files and archive while the server runs
              verify-audit           check the audit chain and every record against it
              reindex                make the index of similar cases anew from the record
              archive list           the files that old transcripts have moved to
              archive verify         check every one of them against the record
              archive show ID        a conversation from its first word, by its id or the channel's (--json: as it is kept)
              teams-package          write the app package for Teams: --app-id GUID --host HOST --out FILE.zip

            Settings: appsettings.json, environment (ChatDelegate__Database__Provider=postgres) or arguments (--Database:Provider=postgres).
            """);
        return 0;
    }
}
