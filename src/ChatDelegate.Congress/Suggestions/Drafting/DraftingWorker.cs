using ChatDelegate.Congress.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>Works on drafting jobs as they come: woken by the commit that asks for one, and looking every two seconds for those of other instances.</summary>
internal sealed class DraftingWorker(
    IServiceScopeFactory scopes, DraftingJobs jobs, DatabaseConnections connections, RecordSignals signals, TimeProvider time, IOptions<SuggestionsOptions> options, ILogger<DraftingWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _places = new(options.Value.JobsAtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (connections.IsSqlite)
        {
            await TryAsync(jobs.FreeAllAsync, stoppingToken);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = signals.NextAsync(typeof(DraftingJob));
            await TryAsync(BeginAllAsync, stoppingToken);
            await Task.WhenAny(bell, Task.Delay(Poll, time, stoppingToken));
        }

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

    /// <summary>Begins what there is to do, as much of it side by side as is allowed; what is begun goes on while others are looked for.</summary>
    private async Task<int> BeginAllAsync(CancellationToken cancellationToken)
    {
        for (var begun = 0; ; begun++)
        {
            await _places.WaitAsync(cancellationToken);
            if (await TakeAsync(cancellationToken) is not { } claimed)
            {
                return begun;
            }

            _ = WorkAsync(claimed, cancellationToken);
        }
    }

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
                    return 1;
                },
                cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _places.Dispose();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the worker; the failure is logged and the next look tries again.")]
    private async Task TryAsync(Func<CancellationToken, Task<int>> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            DraftingLog.Stumbled(logger, failure);
        }
        catch (Exception)
        {
            // The server is stopping, and what it works with may be gone before it is; a job under way is taken up again after the next start.
        }
    }
}
