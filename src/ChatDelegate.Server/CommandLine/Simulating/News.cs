using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Congress.Suggestions.Drafting;
using ChatDelegate.Dialogs.Events;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Turns;
using ChatDelegate.Server.WebChat;
using Microsoft.EntityFrameworkCore;

namespace ChatDelegate.Server.CommandLine.Simulating;

/// <summary>What happens behind the conversation: drafts that are being made, notices that come of them.</summary>
internal sealed class News(IServiceProvider services, SimulatedTalk talk)
{
    private const int AtOnce = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits for work that was asked for, so that its news come where a reader of the transcript looks for them.</summary>
    public async Task<IReadOnlyList<Reply>> HearAsync(CancellationToken cancellationToken)
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

        return await SayAsync(cancellationToken);
    }

    private async Task<bool> WorksAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        return await db.Set<DraftingJob>().AnyAsync(job => job.State == DraftingJobState.Waiting || job.State == DraftingJobState.Running, cancellationToken);
    }

    private async Task<IReadOnlyList<Reply>> SayAsync(CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(cancellationToken);
        var replies = new List<Reply>();
        foreach (var notice in (await NoticeTables.DueAsync(db, services.GetRequiredService<ChatSessions>().ConversationOf, AtOnce, cancellationToken)).Select(due => due.Notice))
        {
            var first = await services.GetRequiredService<IRecordStore>().WriteAsync(
                "simulate", Actor.System, (session, cancel) => NoticeTables.MarkSaidAsync(session, notice.Id, talk.Now, cancel), cancellationToken);
            if (first)
            {
                replies.AddRange((await talk.TakeAsync(new Notified(notice.In(talk.Locale)), cancellationToken)).Replies);
            }
        }

        return replies;
    }

    private Task<CongressDb> OpenAsync(CancellationToken cancellationToken) =>
        services.GetRequiredService<IDbContextFactory<CongressDb>>().CreateDbContextAsync(cancellationToken);
}
