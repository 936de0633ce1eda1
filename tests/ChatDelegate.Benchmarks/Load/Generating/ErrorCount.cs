namespace ChatDelegate.Benchmarks.Load.Generating;

/// <summary>What went wrong, from the first post on, warm-up or not.</summary>
internal sealed class ErrorCount
{
    private long _all;
    private string? _first;

    public long All => Interlocked.Read(ref _all);

    public string? First => Volatile.Read(ref _first);

    public void Add(string what)
    {
        Interlocked.Increment(ref _all);
        Interlocked.CompareExchange(ref _first, what, null);
    }
}
