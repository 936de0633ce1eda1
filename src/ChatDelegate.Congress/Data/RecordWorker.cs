using Microsoft.Extensions.Hosting;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// Works on rows of one kind as they come: woken by the commit that adds or changes one, and looking now and then for those of other instances.
/// A record that is away for a moment does not end it; while the server stops, or has not come to start, it ends without a word.
/// </summary>
/// <param name="kind">Of the rows.</param>
/// <param name="poll">How long it waits at most from one look to the next.</param>
internal abstract class RecordWorker(RecordSignals signals, Type kind, TimeSpan poll, TimeProvider time) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(BeginAsync, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var bell = signals.NextAsync(kind);
            await TryAsync(LookAsync, stoppingToken);
            await Task.WhenAny(bell, Task.Delay(poll, time, stoppingToken));
        }

        await EndAsync();
    }

    /// <summary>Before the first look.</summary>
    protected virtual Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Does, or begins, all that there is to do now.</summary>
    protected abstract Task LookAsync(CancellationToken cancellationToken);

    /// <summary>After the last look; a stop waits for it.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Logs that something failed which is tried again.</summary>
    protected abstract void Stumbled(Exception failure);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the worker; the failure is logged and the next look tries again.")]
    protected async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work(stoppingToken);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Stumbled(failure);
        }
        catch (Exception)
        {
            // What it works with may be gone before it is; what was under way is taken up again after the next start.
        }
    }
}
