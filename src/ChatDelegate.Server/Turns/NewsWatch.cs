namespace ChatDelegate.Server.Turns;

/// <summary>One reader of a conversation, from before its first look into the transcript until it leaves.</summary>
internal sealed class NewsWatch : IDisposable
{
    private readonly ConversationNews _news;
    private readonly string _externalId;
    private readonly Board _board;
    private int _doubts;

    internal NewsWatch(ConversationNews news, string externalId, Board board)
    {
        _news = news;
        _externalId = externalId;
        _board = board;
        _doubts = board.Doubts;
    }

    /// <summary>Completes when something later than <paramref name="seq"/> was announced, or when news may have been missed.</summary>
    public async Task LaterThanAsync(long seq, CancellationToken cancellationToken)
    {
        while (_board.IsQuiet(seq, ref _doubts, out var bell))
        {
            await bell.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _news.Leave(_externalId, _board);

    /// <summary>How far a conversation has got, as far as it was heard, for all who watch it here.</summary>
    internal sealed class Board
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource? _bell;
        private long _seq;

        /// <summary>Counted under the lock of <see cref="ConversationNews"/>.</summary>
        public int Watchers { get; set; }

        public int Doubts { get; private set; }

        public void Announce(long seq)
        {
            TaskCompletionSource? bell;
            lock (_lock)
            {
                if (seq <= _seq)
                {
                    return;
                }

                _seq = seq;
                (bell, _bell) = (_bell, null);
            }

            bell?.TrySetResult();
        }

        public void Doubt()
        {
            TaskCompletionSource? bell;
            lock (_lock)
            {
                Doubts++;
                (bell, _bell) = (_bell, null);
            }

            bell?.TrySetResult();
        }

        /// <summary>Whether there is nothing to read, and then what to wait for.</summary>
        public bool IsQuiet(long seq, ref int doubts, out Task bell)
        {
            lock (_lock)
            {
                if (_seq > seq || doubts != Doubts)
                {
                    doubts = Doubts;
                    bell = Task.CompletedTask;
                    return false;
                }

                _bell ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                bell = _bell.Task;
                return true;
            }
        }
    }
}
