using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Delivery;

/// <summary>
/// Takes what has arrived off the outbox, many at a time: whatever comes until the writer is there goes with it. Nobody waits for a lot before their own, since what
/// comes next in a conversation waits for this.
/// </summary>
internal sealed class SentMessages(IRecordStore store, TimeProvider time, ILogger<SentMessages> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Lot? _open;

    /// <param name="sentAs">The channel's own id. Of a card it is kept, since what comes later may change it in place.</param>
    public Task AddAsync(DueMessage message, string? sentAs)
    {
        Lot lot;
        bool isFirst;
        lock (_gate)
        {
            isFirst = _open is null;
            lot = _open ??= new Lot();
            lot.Messages.Add((message, sentAs));
        }

        if (isFirst)
        {
            _ = WriteAsync(lot);
        }

        return lot.Done.Task;
    }

    private async Task WriteAsync(Lot lot)
    {
        while (!await TryWriteAsync(lot))
        {
            await Task.Delay(Pause, time);
        }
    }

    /// <summary>They have arrived, and only this process knows: to give up before the record knows it, too, would send them again after its outage.</summary>
    private async Task<bool> TryWriteAsync(Lot lot)
    {
        try
        {
            await store.WriteBlindAsync(OutboxTables.Dispatcher, session =>
            {
                Close(lot);
                Write(session, lot.Messages);
                session.AfterCommit(lot.Done.SetResult);
            }, CancellationToken.None);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            DeliveryLog.SentUnrecorded(logger, lot.Messages.Count, failure);
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Close(lot);
            lot.Done.SetException(failure); // the server stops, or a fault of ours: their claims end by themselves
        }

        return true;
    }

    private void Close(Lot lot)
    {
        lock (_gate)
        {
            if (_open == lot)
            {
                _open = null;
            }
        }
    }

    private static void Write(RecordSession session, List<(DueMessage Message, string? SentAs)> messages)
    {
        foreach (var (message, sentAs) in messages)
        {
            if (sentAs is not null && message.Replaces is null && message.HasCard)
            {
                session.Write(
                    """update "Transcript" set "SentAs" = @sent where "ConversationId" = @conversation and "Seq" = @seq""", ["sent", "conversation", "seq"], [sentAs, message.ConversationId, message.Seq]);
            }

            session.Write("""delete from "Outbox" where "ConversationId" = @conversation and "Seq" = @seq""", ["conversation", "seq"], [message.ConversationId, message.Seq]);
        }
    }

    private sealed class Lot
    {
        public List<(DueMessage Message, string? SentAs)> Messages { get; } = [];

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
