using System.Collections.Concurrent;
using ChatDelegate.Congress.Data;

namespace ChatDelegate.Tests.Records;

/// <summary>Nothing is acknowledged before the disk has it, and the writer goes on meanwhile.</summary>
public sealed class CommitSyncTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _disk = new(0);
    private readonly ConcurrentQueue<Exception> _lost = [];

    [Fact]
    public async Task Take_DiskIsSlow_AcknowledgesInOrderAndOnlyThen()
    {
        using var durable = new CommitSync(Sync, _lost.Enqueue);
        var (first, second) = (new Piece(), new Piece());
        durable.Take([first]);
        await BegunAsync();

        durable.Take([second]);
        first.Done.IsCompleted.ShouldBeFalse("it is not on the disk");
        _disk.Release();
        await first.Done.WaitAsync(Long);
        second.Done.IsCompleted.ShouldBeFalse("it was committed after the disk was asked");
        _disk.Release();

        (await second.Done.WaitAsync(Long)).ShouldBeTrue();
        _lost.ShouldBeEmpty();
    }

    [Fact]
    public async Task Take_DiskIsFarBehind_HoldsTheWriterUp()
    {
        using var durable = new CommitSync(Sync, _lost.Enqueue);
        durable.Take([new Piece()]);
        await BegunAsync();
        durable.Take([new Piece()]);

        var writer = new Thread(() => durable.Take([new Piece()]));
        writer.Start();
        SpinWait.SpinUntil(() => !writer.IsAlive || writer.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Long).ShouldBeTrue();

        writer.IsAlive.ShouldBeTrue("it waits until the disk has caught up");
        _disk.Release(3);
        writer.Join(Long).ShouldBeTrue();
    }

    [Fact]
    public async Task Take_DiskFails_IsNeverAcknowledged()
    {
        using var durable = new CommitSync(() => throw new IOException("gone"), _lost.Enqueue);
        var piece = new Piece();

        durable.Take([piece]);

        await Should.ThrowAsync<IOException>(() => piece.Done.WaitAsync(Long));
        _lost.ShouldHaveSingleItem().ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task Dispose_SomethingIsUnderWay_WaitsForIt()
    {
        var durable = new CommitSync(Sync, _lost.Enqueue);
        var piece = new Piece();
        durable.Take([piece]);
        await BegunAsync();

        _disk.Release();
        durable.Dispose();

        piece.Done.IsCompletedSuccessfully.ShouldBeTrue();
    }

    public void Dispose()
    {
        _begun.Dispose();
        _disk.Dispose();
    }

    private void Sync()
    {
        _begun.Release();
        _disk.Wait();
    }

    private async Task BegunAsync() => (await _begun.WaitAsync(Long)).ShouldBeTrue();

    private sealed class Piece() : WritePiece(Actor.System)
    {
        private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> Done => _done.Task;

        public override bool IsWithdrawn => false;

        public override Task<bool> RunAsync(RecordSession session) => Task.FromResult(true);

        public override void Acknowledge() => _done.SetResult(true);

        public override void Fail(Exception failure) => _done.SetException(failure);
    }
}
