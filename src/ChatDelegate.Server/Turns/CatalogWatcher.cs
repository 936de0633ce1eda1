using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns;

/// <summary>Opens the archive before the first turn, watches the dialogs' folder from then on, and tends the archive once a day.</summary>
internal sealed class CatalogWatcher(CatalogKeeper keeper, IOptions<DialogOptions> options, IHostApplicationLifetime life, TimeProvider time, ILogger<CatalogWatcher> logger)
    : BackgroundService
{
    /// <summary>An editor, or a copy of several files, writes in more than one step.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await keeper.OpenArchiveAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // A start that fails elsewhere must be told by that failure alone.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = life.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            await Task.WhenAll(TendAsync(stoppingToken), options.Value.Watch ? WatchAsync(stoppingToken) : Task.CompletedTask);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is no fault, not even of a host that never came up.
        }
    }

    private async Task TendAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await TryAsync(keeper.TendArchiveAsync, cancellationToken);
            await Task.Delay(Day, time, cancellationToken);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var folder = new PhysicalFileProvider(Path.GetFullPath(options.Value.Folder));
        var change = NextAsync(folder);
        // For what was changed between the start's reading and now.
        await TryAsync(cancel => keeper.ReloadAsync(null, cancel), cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            await change.WaitAsync(cancellationToken);
            for (var quiet = false; !quiet;)
            {
                change = NextAsync(folder);
                quiet = await Task.WhenAny(change, Task.Delay(Quiet, time, cancellationToken)) != change;
                cancellationToken.ThrowIfCancellationRequested();
            }

            await TryAsync(cancel => keeper.ReloadAsync(null, cancel), cancellationToken);
        }
    }

    /// <summary>A record that is out of reach for a moment must not end the watching; the console's button tries again.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            TurnLog.DialogsNotTended(logger, failure);
        }
    }

    private static Task NextAsync(PhysicalFileProvider folder)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = folder.Watch("**/*.yaml").RegisterChangeCallback(_ => changed.TrySetResult(), null);
        return changed.Task;
    }
}
