using ChatDelegate.Channels.DirectLine;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Roster.SignIn;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.WebChat;

/// <summary>Closes the chat on a device as soon as it is signed out, wherever that was done: a lost phone falls silent at once.</summary>
internal sealed class EndedSessions(
    IDbContextFactory<CongressDb> databases,
    RecordSignals signals,
    ChatSessions sessions,
    DirectLineStreams streams,
    TimeProvider time,
    ILogger<EndedSessions> logger) : BackgroundService
{
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signals.NextAsync(typeof(DeviceSession));
            try
            {
                await CloseAsync(time.GetUtcNow() - Overlap, stoppingToken);
                await next.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (RecordUnavailable.Says(failure))
            {
                TurnLog.SessionsUnread(logger, failure);
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task CloseAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ended = await db.Set<DeviceSession>().AsNoTracking().Where(session => session.EndedAt != null && session.EndedAt >= since)
            .Select(session => new { session.Id, session.PersonId }).ToListAsync(cancellationToken);
        foreach (var session in ended)
        {
            sessions.End(session.Id);
            await streams.CloseAsync(sessions.ConversationOf(session.PersonId), session.Id.ToString("D"), cancellationToken);
        }
    }
}
