using System.Collections.Concurrent;
using System.Text;
using ChatDelegate.Channels;
using ChatDelegate.Channels.Activities;
using ChatDelegate.Channels.Connector;
using ChatDelegate.Channels.Connector.Limits;
using ChatDelegate.Server.Faults;
using ChatDelegate.Server.Turns;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Delivery;

/// <summary>
/// Sends the outbox: in order within a conversation, side by side between them, again and again until it is there or cannot be.
/// Notices use at most half of what may be under way at once, so that no answer waits for them.
/// </summary>
internal sealed class OutboxDispatcher(
    OutboxTables outbox,
    ChannelDirectory channels,
    DeliverySignal signal,
    CrashPoint crash,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, bool> _underWay = new();

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

        var notices = Math.Min((options.Value.Parallel / 2) - _underWay.Values.Count(isNotice => isNotice), channels.Of(ChannelIds.Teams).Room(SendPriority.Broadcast));
        var due = await outbox.ClaimAsync(free, Math.Clamp(notices, 0, free), cancellationToken);
        due.ForEach(Begin);
        return due.Count;
    }

    private void Begin(DueMessage message)
    {
        var done = new TaskCompletionSource();
        _underWay[done.Task] = message.IsNotice;
        _ = RunAsync(message, done);
    }

    private async Task RunAsync(DueMessage message, TaskCompletionSource done)
    {
        await Task.Yield();
        try
        {
            await SendAsync(message, CancellationToken.None);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            // The claim ends by itself, and the message is tried again.
            DeliveryLog.OutboxUnavailable(logger, failure);
        }
        finally
        {
            _underWay.TryRemove(done.Task, out _);
            done.SetResult();
            signal.Ring();
        }
    }

    private async Task SendAsync(DueMessage message, CancellationToken cancellationToken)
    {
        var activity = ActivityJson.Read(Encoding.UTF8.GetBytes(message.Activity)).Activity;
        var reference = ActivityJson.ReadReference(Encoding.UTF8.GetBytes(message.Reference));
        if (activity is null || reference is null)
        {
            DeliveryLog.Unreadable(logger, message.ConversationId, message.Seq);
            await outbox.DeleteAsync(message, cancellationToken);
            return;
        }

        if (message is { Replaces: not null, Target: null })
        {
            // What it would replace has never arrived, and with it nothing that had to be mended.
            await outbox.DeleteAsync(message, cancellationToken);
            return;
        }

        var channel = channels.Of(message.Channel);
        crash.Pass(CrashPoint.BeforeSend);
        var priority = message.IsNotice ? SendPriority.Broadcast : SendPriority.Reply;
        var result = message.Target is { } target
            ? await channel.UpdateAsync(reference, target, activity, priority, cancellationToken)
            : await channel.SendAsync(reference, activity, priority, cancellationToken);
        crash.Pass(CrashPoint.AfterSend);
        if (result is ConnectorResult.Failed { IsGone: true } && message.Target is null)
        {
            await ReopenAsync(channel, message, reference, cancellationToken);
            return;
        }

        await RecordAsync(message, result, cancellationToken);
    }

    /// <summary>The channel no longer knows the conversation: opens another with the same person, where the message is then sent.</summary>
    private async Task ReopenAsync(IChannel channel, DueMessage message, ConversationReference reference, CancellationToken cancellationToken)
    {
        var opened = await channel.OpenAsync(reference, cancellationToken);
        if (opened is ConnectorResult.Sent { Id: { Length: > 0 } id } there && id != reference.Conversation?.Id)
        {
            var moved = reference with { ServiceUrl = there.ServiceUrl ?? reference.ServiceUrl, Conversation = (reference.Conversation ?? new ConversationAccount()) with { Id = id } };
            if (await outbox.MoveAsync(message, id, Encoding.UTF8.GetString(ActivityJson.Write(moved)), cancellationToken))
            {
                return;
            }
        }

        await RecordAsync(message, opened is ConnectorResult.Retry ? opened : new ConnectorResult.Unreachable("The channel opens no other conversation.", UnreachableReason.NotInConversation), cancellationToken);
    }

    private Task RecordAsync(DueMessage message, ConnectorResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ConnectorResult.Sent sent:
                return outbox.MarkSentAsync(message, sent.Id, cancellationToken);
            case ConnectorResult.Retry retry:
                return outbox.PutOffAsync(message, retry.After ?? WaitAfter(message.Attempts), retry.NotTried, cancellationToken);
            case ConnectorResult.Unreachable unreachable:
                DeliveryLog.Unreachable(logger, message.ConversationId, unreachable.Reason);
                return outbox.MarkUnreachableAsync(message, Unreachability.Of(unreachable), cancellationToken);
            default:
                DeliveryLog.Refused(logger, message.ConversationId, message.Seq);
                return outbox.DeleteAsync(message, cancellationToken);
        }
    }

    private TimeSpan WaitAfter(int attempts)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 16)));
        return doubled < options.Value.LongestWait ? doubled : options.Value.LongestWait;
    }
}
