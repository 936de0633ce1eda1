using System.Diagnostics;

namespace ChatDelegate.ServerTests.Crashes;

/// <summary>A disk of a few megabytes, mounted over a folder: one that can be filled.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <returns>Null where this account may not mount.</returns>
    public static async Task<SmallDisk?> MountAsync(string folder) =>
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "chatdelegate-test", folder) ? new SmallDisk(folder) : null;

    /// <summary>Not a byte is left.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 1 << 12, 1])
        {
            try
            {
                while (true)
                {
                    ballast.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full, to this size.
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => (await RunAsync("umount", "--lazy", _folder)).ShouldBeTrue();

    internal static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true }) ?? throw new InvalidOperationException(program);
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
