using ChatDelegate.Server.Turns;
using ChatDelegate.Server.Turns.Admission;

namespace ChatDelegate.Server.Delivery;

/// <summary>
/// The short way out: what a turn says is claimed in the turn's own transaction and sent as soon as that is durable, without asking the
/// outbox again. It is taken only while nothing of the conversation waits in the outbox that is not in here, so that the order holds;
/// whatever fails goes back, and <see cref="OutboxDispatcher"/> goes on with it.
/// </summary>
internal sealed class OutboxLanes(OutboxSender sender, OutboxTables outbox, DeliverySignal signal, AnswersUnderWay answers, TimeProvider time, ILogger<OutboxLanes> logger) : IHostedService, IDisposable
{
    private const int MostHeld = 4096;
    private const int MostWaiting = 8;
    private const int MostOnTheWire = 256;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, OutboxLane> _lanes = [];
    private readonly SemaphoreSlim _wire = new(MostOnTheWire, MostOnTheWire);
    private readonly HashSet<Task> _running = [];
    private int _held;
    private volatile bool _stopping;

    /// <summary>Under which this process claims what it sends; another after each start.</summary>
    public Guid Id { get; } = Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The lane that this turn's messages may take; null when they have to go through the outbox.</summary>
    public OutboxLane? Find(ConversationRow row)
    {
        lock (_gate)
        {
            var lane = _lanes.GetValueOrDefault(row.Id);
            var isFull = _stopping || _held >= MostHeld || lane?.Waiting.Count >= MostWaiting;
            return isFull || lane?.IsClosed == true || row.HeldElsewhere > 0 ? null : lane ?? new OutboxLane(row.Id);
        }
    }

    /// <summary>Whether messages of this conversation are on their way here. One that is given back is not.</summary>
    public bool IsSending(Guid conversationId)
    {
        lock (_gate)
        {
            return _lanes.TryGetValue(conversationId, out var lane) && !lane.IsClosed;
        }
    }

    /// <summary>Sends a message that the record now has, claimed.</summary>
    public void Send(OutboxLane lane, DueMessage message)
    {
        lock (_gate)
        {
            if (!lane.IsClosed && !_stopping)
            {
                lane.Waiting.Enqueue(new HeldAnswer(message, time.GetUtcNow() + LongestWait, answers.Begin()));
                _held++;
                _lanes[lane.ConversationId] = lane;
                if (!lane.IsRunning)
                {
                    lane.IsRunning = true;
                    Track(RunAsync(lane));
                }

                return;
            }
        }

        Track(GiveBackAsync(lane, message));
    }

    /// <summary>
    /// Of a message, claimed by us, nobody knows whether the record has it: the database was lost while it committed. If it has, it is not to wait until the claim
    /// ends, nor to be overtaken.
    /// </summary>
    public void Doubt(OutboxLane lane, DueMessage message)
    {
        lock (_gate)
        {
            message = lane.Waiting.TryPeek(out var first) ? first.Message : message;
        }

        Track(GiveBackAsync(lane, message));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A stop waits for what is on the wire and for its record: a message half sent would be sent again after the start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopping = true;
        await IdleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Completes when nothing is under way.</summary>
    public async Task IdleAsync()
    {
        while (Running() is { Length: > 0 } running)
        {
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _wire.Dispose();

    private Task[] Running()
    {
        lock (_gate)
        {
            return [.. _running.Where(task => !task.IsCompleted)];
        }
    }

    private void Track(Task task)
    {
        lock (_gate)
        {
            _running.Add(task);
        }

        _ = ForgetAsync(task);
    }

    private async Task ForgetAsync(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _running.Remove(task);
        }
    }

    private async Task RunAsync(OutboxLane lane)
    {
        await Task.Yield();
        while (Next(lane) is { } next)
        {
            var isSettled = !_stopping && time.GetUtcNow() < next.Until && await TrySendAsync(next.Message);
            next.UnderWay.Dispose();
            lock (_gate)
            {
                _held--;
            }

            if (!isSettled)
            {
                await GiveBackAsync(lane, next.Message);
                return;
            }
        }
    }

    private HeldAnswer? Next(OutboxLane lane)
    {
        lock (_gate)
        {
            if (lane.Waiting.TryDequeue(out var next))
            {
                return next;
            }

            lane.IsRunning = false;
            if (!lane.IsClosed)
            {
                _lanes.Remove(lane.ConversationId);
            }

            return null;
        }
    }

    private async Task<bool> TrySendAsync(DueMessage message)
    {
        await _wire.WaitAsync();
        try
        {
            return await sender.SendAsync(message, CancellationToken.None);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure))
        {
            // The claim ends by itself, and the message is tried again.
            DeliveryLog.OutboxUnavailable(logger, failure);
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            DeliveryLog.Faulty(logger, message.ConversationId, message.Seq, failure);
            return false;
        }
        finally
        {
            _wire.Release();
        }
    }

    /// <summary>The outbox has it from here on. The lane stays shut until that is on record: whatever is said meanwhile must wait behind it.</summary>
    private async Task GiveBackAsync(OutboxLane lane, DueMessage message)
    {
        HeldAnswer[] behind;
        lock (_gate)
        {
            lane.IsClosed = true;
            behind = [.. lane.Waiting];
            _held -= behind.Length;
            lane.Waiting.Clear();
            _lanes[lane.ConversationId] = lane;
        }

        Array.ForEach(behind, answer => answer.UnderWay.Dispose());

        try
        {
            while (!await TryGiveBackAsync(message) && !_stopping)
            {
                await Task.Delay(Pause, time);
            }
        }
        finally
        {
            lock (_gate)
            {
                _lanes.Remove(lane.ConversationId);
            }

            signal.Ring();
        }
    }

    private async Task<bool> TryGiveBackAsync(DueMessage message)
    {
        try
        {
            return await outbox.GiveBackAsync(message, Id, CancellationToken.None);
        }
        catch (Exception failure) when (RecordUnavailable.Says(failure) || failure is OperationCanceledException)
        {
            DeliveryLog.OutboxUnavailable(logger, failure);
            return false;
        }
    }
}
