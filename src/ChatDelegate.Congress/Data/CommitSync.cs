namespace ChatDelegate.Congress.Data;

/// <summary>
/// Waits for the disk on a thread of its own and then acknowledges what was committed, while the writer is at the next commit. It takes one lot at a time: the writer
/// waits with the third, so that lots grow when the disk is slow.
/// </summary>
/// <param name="sync">Returns when all commits so far are durable.</param>
/// <param name="lost">The disk failed: what is committed may be lost though others read it already. Must end the process.</param>
internal sealed class CommitSync(Action sync, Action<Exception> lost) : IDisposable
{
    private readonly object _gate = new();
    private Thread? _thread;
    private List<WritePiece>? _next;
    private bool _hasEnded;

    /// <summary>Pieces that are committed.</summary>
    public void Take(List<WritePiece> pieces)
    {
        lock (_gate)
        {
            while (_next is not null)
            {
                Monitor.Wait(_gate);
            }

            _next = pieces;
            Monitor.PulseAll(_gate);
            if (_thread is null)
            {
                _thread = new Thread(Run) { IsBackground = true, Name = "commit sync" };
                _thread.Start();
            }
        }
    }

    /// <summary>Returns when all that was taken is acknowledged.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private List<WritePiece>? Next()
    {
        lock (_gate)
        {
            while (_next is null && !_hasEnded)
            {
                Monitor.Wait(_gate);
            }

            var next = _next;
            _next = null;
            Monitor.PulseAll(_gate);
            return next;
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever it is, nobody knows what is durable.")]
    private void Run()
    {
        while (Next() is { } pieces)
        {
            try
            {
                sync();
            }
            catch (Exception failure)
            {
                lost(failure);
                pieces.ForEach(piece => piece.Fail(failure));
                continue;
            }

            pieces.ForEach(piece => piece.Acknowledge());
        }
    }
}
