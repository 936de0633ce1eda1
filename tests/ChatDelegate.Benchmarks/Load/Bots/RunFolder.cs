namespace ChatDelegate.Benchmarks.Load.Bots;

/// <summary>An empty folder for one run of a bot; gone after it.</summary>
internal sealed class RunFolder : IDisposable
{
    public RunFolder()
    {
        Id = Guid.NewGuid().ToString("N")[..8];
        Path = System.IO.Path.Combine(Places.Kept, "runs", Id);
        Directory.CreateDirectory(Path);
    }

    public string Id { get; }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
