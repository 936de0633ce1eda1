using ChatDelegate.Channels;
using Microsoft.Extensions.Options;

namespace ChatDelegate.Server.Turns.Admission;

/// <summary>
/// Stands before the record: lets in as many turns as can be served in a bearable time and tells the rest to come again, at once and without
/// touching the record. Who sends a hundred messages waits for themselves, and nobody else waits for them (<see cref="FairLine"/>).
/// </summary>
internal sealed class TurnGate : IDisposable
{
    /// <summary>So many are let in and begun however slow the machine seems, or it could never show that it has become faster.</summary>
    private const int LeastRoom = 64;
    private const int LeastAtOnce = 16;

    private readonly AdmissionOptions _options;
    private readonly AdmissionCount _count;
    private readonly AnswersUnderWay _answers;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Lock _lock = new();
    private readonly FairLine _line = new();
    private readonly ServiceRate _rate = new();
    private readonly ITimer _watch;
    private bool _isWatching;
    private int _room;
    private int _atOnce;
    private int _turns;

    public TurnGate(IOptions<AdmissionOptions> options, AdmissionCount count, AnswersUnderWay answers, TimeProvider time)
    {
        (_options, _count, _answers, _time, _start) = (options.Value, count, answers, time, time.GetTimestamp());
        _watch = time.CreateTimer(_ => LosePatience(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        (_room, _atOnce) = (_options.MostWaiting, _options.AtOnce);
        count.Observe(() => _line.Waiting, () => _line.Served);
        answers.Eased = GoOn;
    }

    /// <summary>Not null while nobody is let in: whoever asks on somebody's behalf tells them to wait.</summary>
    public Busy? Full => Volatile.Read(ref _turns) >= Volatile.Read(ref _room) ? _count.Refuse(BusyWith.Everybody) : null;

    /// <summary>Nobody is in the gate, and nothing is remembered of those who were.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _line.IsEmpty;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Not null when another message of theirs has no room now; <see cref="Take"/> has the last word.</summary>
    public Busy? BusyFor(string conversation, string person)
    {
        lock (_lock)
        {
            return Refusal(_line.LaneOf(conversation), _line.VisitorOf(person), isAgain: false) is { } with ? _count.Refuse(with) : null;
        }
    }

    /// <summary>Takes a place for a message that has come.</summary>
    /// <param name="conversation">Turns with the same one are served one at a time, in order.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="activity">What makes it the same when it comes again: it then finds room beside the first, to be told of its fate.</param>
    /// <exception cref="BusyException">There is no room.</exception>
    public Place Take(string conversation, string person, string activity)
    {
        BusyWith? refusal;
        lock (_lock)
        {
            var lane = _line.LaneOf(conversation);
            refusal = Refusal(lane, _line.VisitorOf(person), lane?.HasPlaceOf(activity) == true);
            if (refusal is null)
            {
                return _line.Add(this, conversation, person, activity);
            }
        }

        throw new BusyException(_count.Refuse(refusal.Value));
    }

    public void Dispose() => _watch.Dispose();

    internal Task ComeUpAsync(Place place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            place.Since = Now;
            _line.Wait(place);
            Begin();
            if (place.State == PlaceState.Served)
            {
                return Task.CompletedTask;
            }

            place.Turn = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            Watch();
        }

        return WaitAsync(place, place.Turn.Task, cancellationToken);
    }

    internal void Leave(Place place)
    {
        lock (_lock)
        {
            if (place.State == PlaceState.Left)
            {
                return;
            }

            if (place.State == PlaceState.Served)
            {
                _rate.Served(Now, wasFull: _line.Served >= _atOnce || (_line.Waiting > 0 && _answers.AreTooMany));
                Measure();
            }

            _line.Remove(place);
            Begin();
        }
    }

    private async Task WaitAsync(Place place, Task<bool> turn, CancellationToken cancellationToken)
    {
        await using var hangUp = cancellationToken.UnsafeRegister((_, token) => GiveUp(place, token), null);
        if (!await turn)
        {
            throw new BusyException(_count.Refuse(BusyWith.Everybody));
        }
    }

    private BusyWith? Refusal(Lane? lane, Visitor? visitor, bool isAgain)
    {
        if (lane?.Places.Count >= _options.PerConversation * (isAgain ? 2 : 1))
        {
            return BusyWith.Conversation;
        }

        if (visitor?.Places >= _options.PerPerson)
        {
            return BusyWith.Person;
        }

        // Nobody may take more room than they leave: so there is some for those who have sent little, however many send much.
        return _room - _turns <= (visitor?.Turns ?? 0) || _line.Places >= _options.MostWaiting ? BusyWith.Everybody : null;
    }

    private void Begin()
    {
        while (_line.Served < _atOnce && _line.Waiting > 0 && !_answers.AreTooMany && _line.Next() is { } next)
        {
            next.Turn?.TrySetResult(true);
        }

        Volatile.Write(ref _turns, _line.Waiting + _line.Served);
    }

    private void GoOn()
    {
        lock (_lock)
        {
            Begin();
        }
    }

    private void Measure()
    {
        if (_rate.PerSecond is > 0 and var rate)
        {
            var served = rate * _options.LongestWait.TotalSeconds;
            Volatile.Write(ref _room, (int)Math.Clamp(served, LeastRoom, _options.MostWaiting));

            // Half of the wait may be spent within the record, where nobody is called back.
            _atOnce = (int)Math.Min(_options.AtOnce, Math.Max(LeastAtOnce, served / 2));
        }
    }

    private void Watch()
    {
        if (!_isWatching)
        {
            _isWatching = true;
            _watch.Change(_options.LongestWait / 8, _options.LongestWait / 8);
        }
    }

    /// <summary>The record may hang; nobody waits for it longer than was promised.</summary>
    private void LosePatience()
    {
        lock (_lock)
        {
            foreach (var late in _line.WaitingSince(Now - _options.LongestWait))
            {
                _line.Stop(late);
                late.Turn?.TrySetResult(false);
            }

            Begin();
            if (_line.Waiting == 0)
            {
                _isWatching = false;
                _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void GiveUp(Place place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.State == PlaceState.Waiting)
            {
                _line.Stop(place);
                place.Turn?.TrySetCanceled(cancellationToken);
                Begin();
            }
        }
    }
}
