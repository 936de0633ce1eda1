using ChatDelegate.Congress.Data;

namespace ChatDelegate.Server.Delivery;

/// <summary>Takes what has arrived off the outbox, many at a time: while some are being written the next gather.</summary>
internal sealed class SentMessages(IRecordStore store)
{
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
        while (Take() is { } lot)
        {
            var write = store.WriteAsync(null, OutboxTables.Dispatcher, (session, cancel) => WriteAsync(session, lot.Messages, cancel), CancellationToken.None);
            await ((Task)write).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            lot.Done.SetFromTask(write);
        }
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

    private static async Task<bool> WriteAsync(RecordSession session, List<(DueMessage Message, string? SentAs)> messages, CancellationToken cancellationToken)
    {
        var keep = session.Statements.Get(
            session.Transaction, """update "Transcript" set "SentAs" = @sent where "ConversationId" = @conversation and "Seq" = @seq""", "sent", "conversation", "seq");
        var delete = session.Statements.Get(session.Transaction, """delete from "Outbox" where "ConversationId" = @conversation and "Seq" = @seq""", "conversation", "seq");
        foreach (var (message, sentAs) in messages)
        {
            if (sentAs is not null && message.Replaces is null && message.HasCard)
            {
                await keep.Bind(sentAs, message.ConversationId, message.Seq).ExecuteNonQueryAsync(cancellationToken);
            }

            await delete.Bind(message.ConversationId, message.Seq).ExecuteNonQueryAsync(cancellationToken);
        }

        return true;
    }

    private sealed class Lot
    {
        public List<(DueMessage Message, string? SentAs)> Messages { get; } = [];

        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
