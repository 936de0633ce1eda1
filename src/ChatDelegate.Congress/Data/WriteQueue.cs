using System.Diagnostics.CodeAnalysis;

namespace ChatDelegate.Congress.Data;

/// <summary>
/// What waits for the writer, in the order it came. Whoever brings a piece wakes the writer by themselves: by way of the pool it would wait behind all the answers
/// to the batch before. The writer sleeps without spinning, which on a busy machine gives the core away just when a piece comes (decisions/0034).
/// </summary>
internal sealed class WriteQueue
{
    private readonly object _gate = new();
    private readonly Queue<WritePiece> _pieces = [];
    private bool _isClosed;

    /// <summary>False once it is closed.</summary>
    public bool TryAdd(WritePiece piece)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            _pieces.Enqueue(piece);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    public bool TryTake([NotNullWhen(true)] out WritePiece? piece)
    {
        lock (_gate)
        {
            return _pieces.TryDequeue(out piece);
        }
    }

    /// <summary>Returns when there is a piece; false when it is closed and there will be none.</summary>
    public bool WaitForMore()
    {
        lock (_gate)
        {
            while (_pieces.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            return _pieces.Count > 0;
        }
    }

    /// <summary>Takes no more; what is in it may still be taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
