using System.Runtime.InteropServices;

namespace ChatDelegate.Server.Hosting;

/// <summary>
/// Memory outside the collected heap. The just-in-time compiler takes it in pieces of 64 KB, some 20 MB for one large method, and gives it
/// back; but the C library keeps what is free within a heap of its own, and one small piece still in use at its end is enough to keep it all.
/// </summary>
internal static class NativeHeap
{
    private const int MmapThreshold = -3;
    private const int CompilersPiece = 64 * 1024;

    /// <summary>From here on a large piece is a mapping of its own, which goes back to the system with its <c>free</c>.</summary>
    public static void MapLargePieces()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        try
        {
            _ = MallOpt(MmapThreshold, CompilersPiece);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, which gives back by itself.
        }
    }

    /// <remarks>glibc's <c>mallopt</c>, with <c>M_MMAP_THRESHOLD</c> of its malloc.h.</remarks>
    [DllImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MallOpt(int option, int value);
}
