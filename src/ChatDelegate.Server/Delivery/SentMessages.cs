using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.Server.Delivery;

/// <summary>Takes what has arrived off the outbox, many at a time: while some are being written the next gather.</summary>
internal sealed class SentMessages(IRecordStore store, TimeProvider time, ILogger<SentMessages> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Lot _next = new();
    private bool _isWriting;

    /// <param name="sentAs">The channel's own id. Of a card it is kept, since what comes later may change it in place.</param>
    public Task AddAsync(DueMessage message, string? sentAs)
    {
        lock (_gate)
        {
            var lot = _next;
            lot.Messages.Add((message, sentAs));
            if (!_isWriting)
            {
                _isWriting = true;
                _ = WriteAsync();
            }

            return lot.Done.Task;
        }
    }

    private async Task WriteAsync()
    {
        await Task.Yield();
        while (Take() is { } lot)
        {
            while (!await TryWriteAsync(lot))
            {
                await Task.Delay(Pause, time);
            }
        }
    }

    /// <summary>They have arrived, and only this process knows: to give up before the record knows it, too, would send them again after its outage.</summary>
    private async Task<bool> TryWriteAsync(Lot lot)
    {
        try
        {
            await store.WriteAsync(null, OutboxTables.Dispatcher, (session, _) =>
            {
                Write(session, lot.Messages);
                return Task.FromResult(true);
            }, CancellationToken.None);
            lot.Done.SetResult();
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            DeliveryLog.SentUnrecorded(logger, lot.Messages.Count, failure);
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            lot.Done.SetException(failure); // the server stops, or a fault of ours: their claims end by themselves
        }

        return true;
    }

    private Lot? Take()
    {
        lock (_gate)
        {
            var lot = _next;
            _isWriting = lot.Messages.Count > 0;
            _next = new Lot();
            return _isWriting ? lot : null;
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
