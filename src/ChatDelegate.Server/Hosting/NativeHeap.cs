using System.Runtime.InteropServices;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// Memory outside the collected heap: SQLite's pages, what the compiler works with. The C library keeps up to eight heaps for each core,
/// and what is free in one serves no other thread; one for each core is enough for us and holds less.
/// </summary>
internal static class NativeHeap
{
    private const int ArenaMax = -8;
    private const int Fewest = 2;

    /// <summary>Call it before the first thread is started.</summary>
    public static void Limit()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = MallOpt(ArenaMax, Math.Max(Fewest, Environment.ProcessorCount));
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which has one heap.
        }
    }

    /// <remarks>glibc's <c>mallopt</c>, with <c>M_ARENA_MAX</c> of its malloc.h.</remarks>
    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallOpt(int option, int value);
}
