using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.Turns;

/// <summary>
/// Says notices: at once after the work that wrote them has committed, and every few seconds for what another instance or
/// a crash has left.
/// </summary>
internal sealed class NoticeRunner(
    IDbContextFactory<CongressDb> databases,
    RecordSignals signals,
    TurnPipeline pipeline,
    ChatSessions sessions,
    TimeProvider time,
    ILogger<NoticeRunner> logger) : BackgroundService
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.NextAsync(typeof(Notice), typeof(Conversation));
            try
            {
                while (await SayDueAsync(stoppingToken) == AtOnce)
                {
                    next = signals.NextAsync(typeof(Notice), typeof(Conversation));
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                TurnLog.NoticesFailed(logger, failure);
            }

            await Task.WhenAny(next, Task.Delay(Pause, time, stoppingToken));
        }
    }

    /// <summary>Says what is due now; how many it has said.</summary>
    public async Task<int> SayDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await NoticeTables.DueAsync(db, sessions.ConversationOf, AtOnce, cancellationToken);
        var said = 0;
        foreach (var notice in due)
        {
            said += await TrySayAsync(notice, cancellationToken) ? 1 : 0;
        }

        return said;
    }

    /// <summary>One notice that cannot be said must not keep the others from their people; it stays and is tried again.</summary>
    private async Task<bool> TrySayAsync(DueNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            await pipeline.NotifyAsync(notice, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !RecordUnavailable.Says(failure))
        {
            TurnLog.NoticesFailed(logger, failure);
            return false;
        }
    }
}
