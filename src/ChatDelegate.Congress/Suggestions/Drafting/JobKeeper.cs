using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.Suggestions.Drafting;

/// <summary>
/// Stays with a job while something slow works on it: keeps the claim, shows the delegate that work is being done, and looks whether they
/// still want it. The work itself runs outside any transaction.
/// </summary>
internal sealed class JobKeeper(DraftingJobs jobs, RecordSignals signals, AtWork atWork, TimeProvider time, IOptions<SuggestionsOptions> options)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    private TimeSpan Renewal => TimeSpan.FromSeconds(options.Value.LeaseSeconds) / 3;

    /// <summary>Waits for the work; it is stopped when the claim is lost or the delegate wants no more of it.</summary>
    /// <param name="news">Completes whenever the work has something to tell, see <paramref name="tell"/>; it is asked for again after each time.</param>
    /// <param name="tell">Does, as the holder, what the work's news ask for.</param>
    public async Task<Kept<T>> KeepAsync<T>(
        ClaimedJob claimed, Func<CancellationToken, Task<T>> work, Func<Task> news, Func<CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        if (claimed.Job.StopAskedAt is not null)
        {
            return new Kept<T>(Standing.ToStop, default);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = work(stop.Token);
        try
        {
            var standing = await StayAsync(claimed, working, news, tell, cancellationToken);
            return new Kept<T>(standing, standing == Standing.Held ? await working : default);
        }
        finally
        {
            // Nobody leaves while the work still runs: what it pays for must find its place in the ledger.
            await stop.CancelAsync();
            await Task.WhenAny(working);
        }
    }

    /// <summary>Until the work is done, or no longer wanted.</summary>
    private async Task<Standing> StayAsync(ClaimedJob claimed, Task working, Func<Task> news, Func<CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, time);
        var (renewed, tick) = (time.GetTimestamp(), timer.WaitForNextTickAsync(cancellationToken).AsTask());
        while (!working.IsCompleted)
        {
            var changed = signals.NextAsync(typeof(DraftingJob));
            if (await jobs.LookAsync(claimed, cancellationToken) is not Standing.Held and var standing)
            {
                return standing;
            }

            if (time.GetElapsedTime(renewed) >= Renewal)
            {
                await jobs.RenewAsync(claimed, cancellationToken);
                renewed = time.GetTimestamp();
            }

            await tell(cancellationToken);
            await Task.WhenAny(working, tick, changed, news());
            cancellationToken.ThrowIfCancellationRequested();
            if (tick.IsCompleted)
            {
                tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
                await atWork(claimed.Job.PersonId, cancellationToken);
            }
        }

        return Standing.Held;
    }
}

/// <param name="Result">Of the work, when the job was held until it was done.</param>
internal sealed record Kept<T>(Standing Standing, T? Result);
