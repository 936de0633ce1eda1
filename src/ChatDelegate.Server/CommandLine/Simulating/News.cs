using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>
/// Brings about what a server does between messages, at the moment at which a reader of the transcript looks for it: empties the outbox,
/// waits for drafts that are being made, says the notices that come of them.
/// </summary>
internal sealed class News(IServiceProvider services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly OutboxDispatcher _outbox = services.GetServices<IHostedService>().OfType<OutboxDispatcher>().Single();
    private readonly NoticeRunner _notices = services.GetServices<IHostedService>().OfType<NoticeRunner>().Single();

    public async Task BringAsync(CancellationToken cancellationToken)
    {
        await SendAsync(cancellationToken);
        await WaitForWorkAsync(cancellationToken);
        while (await _notices.SayDueAsync(cancellationToken) > 0)
        {
            await SendAsync(cancellationToken);
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<OutboxLanes>().IdleAsync();
        while (await _outbox.SendDueAsync(cancellationToken) > 0)
        {
        }
    }

    private async Task WaitForWorkAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var signals = services.GetRequiredService<RecordSignals>();
        while (!patience.IsCancellationRequested)
        {
            var bell = signals.NextAsync(typeof(DraftingJob), typeof(Notice));
            if (!await WorksAsync(cancellationToken))
            {
                break;
            }

            await Task.WhenAny(bell, Task.Delay(Timeout.InfiniteTimeSpan, patience.Token));
        }
    }

    private async Task<bool> WorksAsync(CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);
        return await db.Set<DraftingJob>().AnyAsync(job => job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running, cancellationToken);
    }
}
