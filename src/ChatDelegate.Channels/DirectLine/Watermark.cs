using System.Globalization;

namespace ChatDelegate.Channels.DirectLine;

internal static class Watermark
{
    /// <summary>A missing, empty or foreign watermark means the start: after a reload the client sends an empty one and expects its history.</summary>
    public static long Parse(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : 0;
}
