using Microsoft.Extensions.Logging;

namespace ChatDelegate.Channels.DirectLine;

internal static partial class DirectLineLog
{
    [LoggerMessage(101, LogLevel.Error, "Direct Line: the host failed in {Operation}")]
    public static partial void HostFailed(this ILogger log, Exception error, string operation);

    [LoggerMessage(102, LogLevel.Debug, "Direct Line: a stream ended: {Reason}")]
    public static partial void StreamEnded(this ILogger log, string reason);

    [LoggerMessage(103, LogLevel.Information, "Direct Line: dropped {Count} readers that were too slow")]
    public static partial void SlowReadersDropped(this ILogger log, int count);
}
