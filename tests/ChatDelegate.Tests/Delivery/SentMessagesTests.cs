using ChatDelegate.Congress.Conversations;
using ChatDelegate.Congress.Data;
using ChatDelegate.Server.Delivery;
using ChatDelegate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatDelegate.Tests.Delivery;

/// <summary>What has arrived is taken off the outbox in lots: who comes before the writer does goes with those who wait, and who comes later waits for no other lot.</summary>
public sealed class SentMessagesTests : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly Guid _conversation = Guid.NewGuid();
    private TestRecord _record = null!;

    public async ValueTask InitializeAsync()
    {
        _record = await TestRecord.CreateAsync(TimeProvider.System);
        await _record.Store.WriteAsync(null, Actor.System, (session, _) =>
        {
            session.Write(
                """insert into "Conversations" ("Id", "Channel", "ExternalId", "HeardAt", "LastSeq", "Locale", "Reference", "StateSealed", "Version") values (@id, 'test', 'one', 0, 9, 'zh-CN', '{}', 0, 0)""",
                ["id"], [_conversation]);
            for (var seq = 1L; seq <= 3; seq++)
            {
                session.Write(
                    """insert into "Outbox" ("ConversationId", "Seq", "DueAt", "Attempts") values (@conversation, @seq, 0, 1)""", ["conversation", "seq"], [_conversation, seq]);
            }

            return Task.FromResult(true);
        }, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _record.DisposeAsync();

    [Fact]
    public async Task Add_BeforeTheWriterComes_GoesWithThoseWhoWait()
    {
        var store = new CountingStore(_record.Store);
        var sent = new SentMessages(store, TimeProvider.System, NullLogger<SentMessages>.Instance);
        var held = HoldWriter();

        Task[] all = [sent.AddAsync(Message(1), null), sent.AddAsync(Message(2), null), sent.AddAsync(Message(3), null)];
        var asked = store.Asked;
        held.SetResult();

        await Task.WhenAll(all).WaitAsync(Long);
        asked.ShouldBe(1, "one transaction for all three");
        (await WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Add_AfterALotIsMadeUp_DoesNotWaitForItToBeDurable()
    {
        var store = new CountingStore(_record.Store);
        var sent = new SentMessages(store, TimeProvider.System, NullLogger<SentMessages>.Instance);
        store.Made = new TaskCompletionSource();
        store.Hold = new TaskCompletionSource();

        var first = sent.AddAsync(Message(1), null);
        await store.Made.Task.WaitAsync(Long);
        var second = sent.AddAsync(Message(2), null);

        var (asked, isEarly) = (store.Asked, first.IsCompleted);
        store.Hold.SetResult();
        await Task.WhenAll(first, second).WaitAsync(Long);
        asked.ShouldBe(2, "its lot waits for the writer, not for the lot before it");
        isEarly.ShouldBeFalse("nothing of it is durable yet");
        (await WaitingAsync()).ShouldBe([3]);
    }

    private TaskCompletionSource HoldWriter()
    {
        var held = new TaskCompletionSource();
        _ = _record.Store.WriteAsync(null, Actor.System, async (_, _) =>
        {
            await held.Task;
            return true;
        }, CancellationToken.None);
        return held;
    }

    private async Task<List<long>> WaitingAsync()
    {
        await using var db = await _record.ReadAsync();
        return await db.Set<OutboxMessage>().Select(message => message.Seq).ToListAsync();
    }

    private DueMessage Message(long seq) => new(_conversation, seq, "{}", 1, null, false, "test", "one", "{}");

    /// <summary>The store, which says how often it was asked and holds what it is asked first, when told to, after it has run and before it is durable.</summary>
    private sealed class CountingStore(IRecordStore store) : IRecordStore
    {
        private int _asked;

        public int Asked => _asked;

        public TaskCompletionSource? Made { get; set; }

        public TaskCompletionSource? Hold { get; set; }

        public Task WriteBlindAsync(Actor actor, Action<RecordSession> work, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _asked) > 1 || Hold is not { } hold ? store.WriteBlindAsync(actor, work, cancellationToken) : store.WriteAsync(null, actor, async (session, _) =>
            {
                work(session);
                Made?.TrySetResult();
                await hold.Task;
                return true;
            }, cancellationToken);

        public Task<T> WriteAsync<T>(string? key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
            store.WriteAsync(key, actor, work, cancellationToken);

        public Task<T> RehearseAsync<T>(string key, Actor actor, Func<RecordSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
            store.RehearseAsync(key, actor, work, cancellationToken);

        public Task<T> ReadAsync<T>(Func<StatementCache, CancellationToken, Task<T>> read, CancellationToken cancellationToken) => store.ReadAsync(read, cancellationToken);
    }
}
