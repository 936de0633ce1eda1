namespace ChatDelegate.Server.Turns.Admission;

/// <summary>
/// The answers that are on record and not yet with their channel. While there are many, sending them is what this machine is behind with, and a turn that began now
/// would only make all of them later: the gate begins none. One that has been under way for long waits for its channel and not for us, and is no longer counted.
/// </summary>
internal sealed class AnswersUnderWay(TimeProvider time)
{
    /// <summary>Twice as many as may be on the wire at once.</summary>
    public const int Many = 512;

    /// <summary>A channel that does not answer at all holds up no more than <see cref="Many"/> turns in so long.</summary>
    public static readonly TimeSpan Ours = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Queue<Answer> _byAge = new();
    private int _counted;

    /// <summary>Called when they are no longer too many.</summary>
    public Action? Eased { get; set; }

    public bool AreTooMany
    {
        get
        {
            lock (_lock)
            {
                DropOld();
                return _counted >= Many;
            }
        }
    }

    /// <summary>An answer is on its way until what is returned is disposed of.</summary>
    public IDisposable Begin()
    {
        lock (_lock)
        {
            DropOld();
            var answer = new Answer(this, time.GetTimestamp());
            _byAge.Enqueue(answer);
            _counted++;
            return answer;
        }
    }

    private void End(Answer answer)
    {
        bool isEased;
        lock (_lock)
        {
            isEased = Uncount(answer) && _counted == Many - 1;
            DropOld();
        }

        if (isEased)
        {
            Eased?.Invoke();
        }
    }

    private void DropOld()
    {
        while (_byAge.TryPeek(out var oldest) && (!oldest.IsCounted || time.GetElapsedTime(oldest.Since) >= Ours))
        {
            Uncount(_byAge.Dequeue());
        }
    }

    private bool Uncount(Answer answer)
    {
        var wasCounted = answer.IsCounted;
        answer.IsCounted = false;
        _counted -= wasCounted ? 1 : 0;
        return wasCounted;
    }

    private sealed class Answer(AnswersUnderWay all, long since) : IDisposable
    {
        public long Since { get; } = since;

        public bool IsCounted { get; set; } = true;

        public void Dispose() => all.End(this);
    }
}
