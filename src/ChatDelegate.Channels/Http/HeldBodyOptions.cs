using System.ComponentModel.DataAnnotations;

namespace ChatDelegate.Channels.Http;

/// <summary>How much of what is posted may be in memory at once; checked at start.</summary>
public sealed class HeldBodyOptions
{
    /// <summary>
    /// Bytes of request bodies that are being read or worked on, all together. What has no room is refused, and a large body sooner than a
    /// small one: none may be larger than the room that is left beside it.
    /// </summary>
    /// <value>The default is 32 MiB, three of the largest activities; read, they take a few times that.</value>
    [Range(1024L * 1024, 4L * 1024 * 1024 * 1024)]
    public long MaxHeldBytes { get; set; } = 32 * 1024 * 1024;
}
