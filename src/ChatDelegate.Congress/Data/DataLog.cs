using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Data;

internal static partial class DataLog
{
    [LoggerMessage(1001, LogLevel.Error, "A transaction of {Pieces} pieces of work failed with SQLite code {Code}; each was told so")]
    public static partial void CommitFailed(ILogger logger, int pieces, int code, Exception failure);
}
