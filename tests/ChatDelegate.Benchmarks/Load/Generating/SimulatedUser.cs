using System.Buffers;
using System.Globalization;

namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>One user. Their own loop and whoever receives for them meet here.</summary>
internal sealed class SimulatedUser(int index, string conversation)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource<long>? _waiting;
    private ScriptedTurn? _turn;
    private int _replies;
    private bool _isRight;
    private long _sentAt;
    private int _turns;
    private CancellationTokenRegistration _patience;

    public int Index { get; } = index;

    public string Conversation { get; } = conversation;

    public string ActivityId { get; private set; } = string.Empty;

    /// <summary>Cancelled when a turn takes too long; the next turn has another.</summary>
    public CancellationTokenSource Patience { get; private set; } = new();

    public List<Sample> Samples { get; } = [];

    /// <summary>The stopwatch time at which the turn under way was posted; 0 between turns.</summary>
    public long SentAt => Volatile.Read(ref _sentAt);

    public void NameNext() => ActivityId = string.Create(CultureInfo.InvariantCulture, $"{Conversation}.{++_turns}");

    /// <summary>A turn is about to be posted.</summary>
    /// <returns>Completed with the stopwatch time at which its answer was read.</returns>
    public Task<long> Begin(ScriptedTurn turn, long now)
    {
        var answer = new TaskCompletionSource<long>();
        lock (_gate)
        {
            (_waiting, _turn, _replies, _isRight, _sentAt) = (answer, turn, 0, false, now);
            if (Patience.IsCancellationRequested)
            {
                Patience = new CancellationTokenSource();
            }
        }

        _patience = Patience.Token.UnsafeRegister(static (waiting, cancel) => ((TaskCompletionSource<long>?)waiting)?.TrySetCanceled(cancel), answer);
        return answer.Task;
    }

    public void End()
    {
        _patience.Dispose();
        lock (_gate)
        {
            (_waiting, _sentAt) = (null, 0);
        }
    }

    /// <summary>A message has come for this user.</summary>
    /// <param name="answers">The activity it says it answers; null when it does not say.</param>
    /// <returns>What to complete when the response to it has been sent.</returns>
    public Answer Take(ReadOnlySequence<byte> activity, string? text, string? answers)
    {
        lock (_gate)
        {
            if (_waiting is not { } waiting || _turn is not { } turn || (answers is not null && answers != ActivityId))
            {
                return Answer.ToNobody;
            }

            _isRight |= text?.Contains(turn.Expect, StringComparison.Ordinal) == true || BotMessage.Says(activity, turn.Expect);
            if (++_replies < turn.Replies)
            {
                return Answer.NotYet;
            }

            _waiting = null;
            return new Answer(waiting, _isRight ? null : new MismatchException($"expected '{turn.Expect}', got '{text ?? "a card"}'"));
        }
    }
}

/// <summary>What a message is to the user it came for: the end of waiting, mostly.</summary>
internal sealed record Answer(TaskCompletionSource<long>? Waiting, MismatchException? Fault = null)
{
    /// <summary>Nobody waited for it.</summary>
    public static readonly Answer ToNobody = new((TaskCompletionSource<long>?)null);

    /// <summary>More has to come.</summary>
    public static readonly Answer NotYet = new((TaskCompletionSource<long>?)null);

    public void Complete(long readAt)
    {
        if (Fault is null)
        {
            Waiting?.TrySetResult(readAt);
        }
        else
        {
            Waiting?.TrySetException(Fault);
        }
    }
}

/// <summary>Stopwatch times of a finished turn: posted, answer read, post answered.</summary>
internal sealed record Sample(long Sent, long Replied, long Answered);

/// <summary>The bot said something else.</summary>
internal sealed class MismatchException(string what) : Exception(what);
