using ChatDelegate.Congress.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Congress.ModelUse;

/// <summary>Deletes answers whose job never ended, or ended where nobody could forget them.</summary>
internal sealed class AnswerSweep(IRecordStore store, TimeProvider time, IOptions<ModelLimitsOptions> options, ILogger<AnswerSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public Task<int> SweepAsync(CancellationToken cancellationToken) => store.WriteAsync(null, new Actor(null, "system", "model.sweep"), (session, cancel) =>
    {
        var old = time.GetUtcNow() - TimeSpan.FromHours(options.Value.KeepAnswersHours);
        return session.Db.Set<KeptAnswer>().Where(kept => kept.At < old).ExecuteDeleteAsync(cancel);
    }, cancellationToken);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A database that is away for a moment must not end the sweep; the failure is logged and the next hour tries again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    ModelUseLog.Stumbled(logger, failure);
                }
            }
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The server is stopping; the next start's first hour sweeps.
        }
    }
}
