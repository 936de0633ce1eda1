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

/// <summary>One try to send one claimed message, and its record.</summary>
internal sealed class OutboxSender(OutboxTables outbox, SentMessages sent, ChannelDirectory channels, CrashPoint crash, IOptions<DeliveryOptions> options, ILogger<OutboxSender> logger)
{
    // Half an hour and more: an outage may be said in this way, but so may a message that the channel can never take, and others wait behind it.
    private const int TriesOfTheirFault = 12;

    private readonly ConcurrentDictionary<(Guid Conversation, long Seq), bool> _underWay = new();

    /// <returns>True when nothing more has to be done about it; false when it is to be tried again, or somebody else here has it: what follows must wait.</returns>
    public async Task<bool> SendAsync(DueMessage message, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd((message.ConversationId, message.Seq), true))
        {
            // Its claim ran out by a clock set forwards or an outage of the record, not by our death: whoever has it goes on with it.
            return false;
        }

        try
        {
            return await TryAsync(message, cancellationToken);
        }
        finally
        {
            _underWay.TryRemove((message.ConversationId, message.Seq), out _);
        }
    }

    private async Task<bool> TryAsync(DueMessage message, CancellationToken cancellationToken)
    {
        var activity = message.AsWritten ?? ActivityJson.Read(Encoding.UTF8.GetBytes(message.Activity ?? string.Empty)).Activity;
        var reference = message.To ?? ActivityJson.ReadReference(Encoding.UTF8.GetBytes(message.Reference));
        if (activity is null || reference is null)
        {
            DeliveryLog.Unreadable(logger, message.ConversationId, message.Seq);
            return await SettleAsync(message, null);
        }

        var target = message.Replaces is { } original ? await outbox.SentAsAsync(message.ConversationId, original, cancellationToken) : null;
        if (message.Replaces is not null && target is null)
        {
            // What it would replace has never arrived, and with it nothing that had to be mended.
            return await SettleAsync(message, null);
        }

        var channel = channels.Of(message.Channel);
        crash.Pass(CrashPoint.BeforeSend);
        var priority = message.IsNotice ? SendPriority.Broadcast : SendPriority.Reply;
        var result = target is not null
            ? await channel.UpdateAsync(reference, target, activity, priority, cancellationToken)
            : await channel.SendAsync(reference, activity, priority, cancellationToken);
        crash.Pass(CrashPoint.AfterSend);
        return result is ConnectorResult.Failed { IsGone: true } && target is null
            ? await ReopenAsync(channel, message, reference, cancellationToken)
            : await RecordAsync(message, result, cancellationToken);
    }

    /// <summary>The channel no longer knows the conversation: opens another with the same person, where the message is then sent.</summary>
    private async Task<bool> ReopenAsync(IChannel channel, DueMessage message, ConversationReference reference, CancellationToken cancellationToken)
    {
        var opened = await channel.OpenAsync(reference, cancellationToken);
        if (opened is ConnectorResult.Sent { Id: { Length: > 0 } id } there && id != reference.Conversation?.Id)
        {
            var moved = reference with { ServiceUrl = there.ServiceUrl ?? reference.ServiceUrl, Conversation = (reference.Conversation ?? new ConversationAccount()) with { Id = id } };
            if (await outbox.MoveAsync(message, id, Encoding.UTF8.GetString(ActivityJson.Write(moved)), cancellationToken))
            {
                return false;
            }
        }

        return await RecordAsync(message, opened is ConnectorResult.Retry ? opened : new ConnectorResult.Unreachable("The channel opens no other conversation.", UnreachableReason.NotInConversation), cancellationToken);
    }

    private Task<bool> RecordAsync(DueMessage message, ConnectorResult result, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case ConnectorResult.Sent { Id: var id }:
                return SettleAsync(message, id);
            case ConnectorResult.Retry retry:
                return outbox.PutOffAsync(message, retry.After ?? WaitAfter(message.Attempts), retry.NotTried, cancellationToken);
            case ConnectorResult.Unreachable unreachable:
                DeliveryLog.Unreachable(logger, message.ConversationId, unreachable.Reason);
                return outbox.MarkUnreachableAsync(message, Unreachability.Of(unreachable), cancellationToken);
            case ConnectorResult.Failed { IsTheirs: true } when message.Attempts < TriesOfTheirFault:
                return outbox.PutOffAsync(message, WaitAfter(message.Attempts), notTried: false, cancellationToken);
            case ConnectorResult.Failed failed:
                DeliveryLog.Refused(logger, message.ConversationId, message.Seq);
                return message.IsNotice ? outbox.RefuseAsync(message, failed.Reason, cancellationToken) : SettleAsync(message, null);
            default:
                throw new InvalidOperationException($"A channel answered {result}.");
        }
    }

    private async Task<bool> SettleAsync(DueMessage message, string? sentAs)
    {
        await sent.AddAsync(message, sentAs);
        return true;
    }

    private TimeSpan WaitAfter(int attempts)
    {
        var doubled = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 16)));
        return doubled < options.Value.LongestWait ? doubled : options.Value.LongestWait;
    }
}
