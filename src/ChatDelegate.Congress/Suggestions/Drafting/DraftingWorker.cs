using ChatDelegate.Congress.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Works on drafting jobs as they come, several side by side.</summary>
internal sealed class DraftingWorker(
    IServiceScopeFactory scopes, DraftingJobs jobs, DatabaseConnections connections, RecordSignals signals, TimeProvider time, IOptions<SuggestionsOptions> options, ILogger<DraftingWorker> logger)
    : RecordWorker(signals, typeof(DraftingJob), TimeSpan.FromSeconds(2), time)
{
    private readonly SemaphoreSlim _places = new(options.Value.JobsAtOnce);

    public override void Dispose()
    {
        base.Dispose();
        _places.Dispose();
    }

    protected override Task BeginAsync(CancellationToken cancellationToken) => connections.IsSqlite ? jobs.FreeAllAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>As much of it side by side as is allowed; what is begun goes on while others are looked for.</summary>
    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _places.WaitAsync(cancellationToken);
            if (await TakeAsync(cancellationToken) is not { } claimed)
            {
                return;
            }

            _ = WorkAsync(claimed, cancellationToken);
        }
    }

    protected override async Task EndAsync()
    {
        try
        {
            // All places are free only when nothing is under way: what a model answered meanwhile has found its place in the ledger.
            for (var place = 0; place < options.Value.JobsAtOnce; place++)
            {
                await _places.WaitAsync(CancellationToken.None);
            }
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits for the end: the server did not come to start.
        }
    }

    protected override void Stumbled(Exception failure) => DraftingLog.Stumbled(logger, failure);

    private async Task<ClaimedJob?> TakeAsync(CancellationToken cancellationToken)
    {
        ClaimedJob? claimed = null;
        try
        {
            return claimed = await jobs.TakeAsync(cancellationToken);
        }
        finally
        {
            if (claimed is null)
            {
                _places.Release();
            }
        }
    }

    private async Task WorkAsync(ClaimedJob claimed, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Yield();
            await TryAsync(
                async cancel =>
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<DraftingRun>().WorkAsync(claimed, cancel);
                },
                cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }
}
