using System.Collections.Concurrent;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Server.Turns;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Delivery;

/// <summary>
/// Sends what waits in the outbox: in order within a conversation, side by side between them, again and again until it is there or cannot be.
/// Answers that can go at once never come here, see <see cref="OutboxLanes"/>.
/// Notices use at most half of what may be under way at once, so that no answer waits for them.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxTables outbox,
    OutboxSender sender,
    OutboxLanes lanes,
    ChannelDirectory channels,
    DeliverySignal signal,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, DueMessage> _underWay = new();
    private volatile bool _isInDoubt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await outbox.FreeAllAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = signal.NextAsync();
            try
            {
                if (await BeginDueAsync(stoppingToken) > 0)
                {
                    continue;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure) when (RecordUnavailable.Says(failure))
            {
                DeliveryLog.OutboxUnavailable(logger, failure);
            }

            await Task.WhenAny(next, Task.Delay(options.Value.Poll, time, stoppingToken));
        }
        // A stop waits for what is on the wire and for its record: a message half sent would be sent again after the start.
        await Task.WhenAll(_underWay.Keys);
    }

    /// <summary>Sends what can be sent now, for whoever wants to see it gone; 0 when there is nothing more.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var begun = await BeginDueAsync(cancellationToken);
        await Task.WhenAll(_underWay.Keys);
        return begun;
    }

    private async Task<int> BeginDueAsync(CancellationToken cancellationToken)
    {
        var free = options.Value.Parallel - _underWay.Count;
        if (free <= 0)
        {
            return 0;
        }

        var notices = Math.Min((options.Value.Parallel / 2) - _underWay.Values.Count(message => message.IsNotice), channels.Of(ChannelIds.Teams).Room(SendPriority.Broadcast));
        await FreeInDoubtAsync(cancellationToken);
        var due = await ClaimAsync(free, Math.Clamp(notices, 0, free), cancellationToken);
        due.ForEach(Begin);
        return due.Count;
    }

    private async Task<List<DueMessage>> ClaimAsync(int most, int notices, CancellationToken cancellationToken)
    {
        try
        {
            var underWay = _underWay.Values.Select(message => message.ConversationId).ToHashSet();
            return await outbox.ClaimAsync(most, notices, conversation => underWay.Contains(conversation) || lanes.IsSending(conversation), cancellationToken);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            _isInDoubt = true;
            throw;
        }
    }

    /// <summary>The record was lost, and may hold claims of ours that nobody acts upon: their conversations would stand still until they end.</summary>
    private async Task FreeInDoubtAsync(CancellationToken cancellationToken)
    {
        if (!_isInDoubt)
        {
            return;
        }

        _isInDoubt = false;
        try
        {
            await outbox.FreeAsync([.. _underWay.Values], cancellationToken);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            _isInDoubt = true;
            throw;
        }
    }

    private void Begin(DueMessage message)
    {
        var done = new TaskCompletionSource();
        _underWay[done.Task] = message;
        _ = RunAsync(message, done);
    }

    private async Task RunAsync(DueMessage message, TaskCompletionSource done)
    {
        await Task.Yield();
        var isInDoubt = false;
        try
        {
            await sender.SendAsync(message, CancellationToken.None);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            isInDoubt = true;
            DeliveryLog.OutboxUnavailable(logger, failure);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            DeliveryLog.Faulty(logger, message.ConversationId, message.Seq, failure);
        }
        finally
        {
            _underWay.TryRemove(done.Task, out _);
            if (isInDoubt)
            {
                _isInDoubt = true;
            }

            done.SetResult();
            signal.Ring();
        }
    }
}
