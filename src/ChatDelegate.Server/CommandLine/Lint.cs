using ChatDelegate.Dialogs;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Checks dialogs/ without starting anything; the catalog's loader does the work and throws its findings.</summary>
internal static class Lint
{
    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var catalog = app.Services.GetRequiredService<DialogCatalog>();
        await System.Console.Out.WriteLineAsync($"{catalog.Dialogs.Count} dialogs, no faults.".AsMemory(), cancellationToken);
        return 0;
    }
}
