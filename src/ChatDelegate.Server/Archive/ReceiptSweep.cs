using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Archive;

/// <summary>
/// Lets go of receipts that no second delivery can ask for any more. That somebody has arrived is no delivery: it stays, or they would be greeted
/// again.
/// </summary>
internal sealed class ReceiptSweep(IRecordStore store, IDbContextFactory<CongressDb> databases, IOptions<ArchiveOptions> options, TimeProvider time, ILogger<ReceiptSweep> logger)
{
    private const int Page = 200;
    private const int AtOnce = 2000;
    private static readonly Actor Sweeper = Actor.System with { What = "receipts.sweep" };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ReceiptDays == 0)
        {
            return;
        }

        var before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.ReceiptDays);
        var gone = 0;
        await foreach (var conversations in ConversationsAsync(cancellationToken))
        {
            while (await FindAsync(conversations, before, cancellationToken) is { Count: > 0 } old)
            {
                gone += await RemoveAsync(old, cancellationToken);
            }
        }

        if (gone > 0)
        {
            ArchiveLog.ReceiptsSwept(logger, gone);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<Guid>> ConversationsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Guid> page;
        var after = Guid.Empty;
        do
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            page = await db.Set<Conversation>().Where(conversation => conversation.Id > after).OrderBy(conversation => conversation.Id).Take(Page).Select(conversation => conversation.Id).ToListAsync(cancellationToken);
            if (page.Count > 0)
            {
                after = page[^1];
                yield return page;
            }
        }
        while (page.Count == Page);
    }

    private async Task<List<OldReceipt>> FindAsync(IReadOnlyList<Guid> conversations, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Receipt>().AsNoTracking()
            .Where(receipt => conversations.Contains(receipt.ConversationId) && receipt.At < before && receipt.Key != InboundTurn.ArrivalKey)
            .Select(receipt => new OldReceipt(receipt.ConversationId, receipt.Key)).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private async Task<int> RemoveAsync(IReadOnlyList<OldReceipt> old, CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var piece in old.Chunk(options.Value.Piece))
        {
            var since = time.GetTimestamp();
            gone += await store.WriteAsync("archive", Sweeper, async (session, cancel) =>
            {
                var removed = 0;
                foreach (var conversation in piece.GroupBy(receipt => receipt.Conversation, receipt => receipt.Key))
                {
                    var keys = conversation.ToList();
                    removed += await session.Db.Set<Receipt>().Where(receipt => receipt.ConversationId == conversation.Key && keys.Contains(receipt.Key)).ExecuteDeleteAsync(cancel);
                }

                return removed;
            }, cancellationToken);
            await Pace.RestAsync(time, since, cancellationToken);
        }

        return gone;
    }

    private sealed record OldReceipt(Guid Conversation, string Key);
}
