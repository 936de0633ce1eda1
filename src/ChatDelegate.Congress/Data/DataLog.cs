using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Data;

internal static partial class DataLog
{
    [LoggerMessage(1001, LogLevel.Error, "A transaction of {Pieces} pieces of work failed with SQLite code {Code}; each was told so")]
    public static partial void CommitFailed(ILogger logger, int pieces, int code, Exception failure);

    [LoggerMessage(1002, LogLevel.Critical, "The disk did not keep what the database wrote; the server ends at once, and what it had not acknowledged may be lost")]
    public static partial void DiskFailed(ILogger logger, Exception failure);

    [LoggerMessage(1003, LogLevel.Warning, "A transaction of {Pieces} pieces of work was not written ({SqlState}, {Failure}); what the database refused or never got is done again, each by itself")]
    public static partial void LotFailed(ILogger logger, int pieces, string? sqlState, string failure);

    [LoggerMessage(1004, LogLevel.Error, "Something that was to be done after a commit failed; it changes nothing of what was written, nor of what those were told who waited for it")]
    public static partial void AfterwardsFailed(ILogger logger, Exception failure);
}
