using ChatDelegate.Congress.Data;

namespace ChatDelegate.Tests.Records;

/// <summary>The writer is woken for every piece, also for one that comes just when it goes to sleep.</summary>
public sealed class WriteQueueTests
{
    private const int Pieces = 20_000;

    private static readonly TimeSpan Long = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task WaitForMore_PiecesComeOneByOne_MissesNone()
    {
        var queue = new WriteQueue();
        var writer = Task.Factory.StartNew(() => TakeAll(queue, piece => piece.Acknowledge()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < Pieces / 4; n++)
            {
                var piece = new Piece(n);
                queue.TryAdd(piece).ShouldBeTrue();
                await piece.Done.WaitAsync(Long);
            }
        })));

        queue.Close();
        (await writer.WaitAsync(Long)).ShouldBe(Pieces);
    }

    [Fact]
    public void Close_WithPiecesInIt_GivesThemOutInOrderAndTakesNoMore()
    {
        var queue = new WriteQueue();
        var taken = new List<int>();
        Enumerable.Range(0, 9).ToList().ForEach(n => queue.TryAdd(new Piece(n)));

        queue.Close();

        queue.TryAdd(new Piece(9)).ShouldBeFalse();
        TakeAll(queue, piece => taken.Add(((Piece)piece).N));
        taken.ShouldBe(Enumerable.Range(0, 9));
    }

    private static int TakeAll(WriteQueue queue, Action<WritePiece> take)
    {
        var count = 0;
        while (queue.WaitForMore())
        {
            while (queue.TryTake(out var piece))
            {
                count++;
                take(piece);
            }
        }

        return count;
    }

    private sealed class Piece(int n) : WritePiece(Actor.System)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int N => n;

        public Task Done => _done.Task;

        public override bool IsWithdrawn => false;

        public override Task<bool> RunAsync(RecordSession session) => Task.FromResult(true);

        public override void Acknowledge() => _done.SetResult();

        public override void Fail(Exception failure) => _done.SetException(failure);
    }
}
