using ChatDelegate.Congress.Similar;

namespace ChatDelegate.Server.CommandLine;

/// <summary>Makes the index of similar cases anew. The server may run meanwhile.</summary>
internal static class Reindex
{
    public static async Task<int> RunAsync(string[] args, WebApplication app, CancellationToken cancellationToken)
    {
        var cases = await RecordHost.RunAsync(app, () => app.Services.GetRequiredService<SimilarRebuild>().RunAsync(cancellationToken), cancellationToken);
        await System.Console.Out.WriteLineAsync($"The index holds {cases} cases".AsMemory(), cancellationToken);
        return 0;
    }
}
