using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Similar;

internal static partial class SimilarLog
{
    [LoggerMessage(17001, LogLevel.Information, "The index of similar cases was not complete; it was made anew and holds {Cases} cases")]
    public static partial void Rebuilt(ILogger logger, int cases);

    [LoggerMessage(17002, LogLevel.Information, "The index of similar cases has grown: what is common in {Cases} cases was counted anew")]
    public static partial void Counted(ILogger logger, int cases);

    [LoggerMessage(17003, LogLevel.Warning, "The index of similar cases could not be looked after; the next look tries again")]
    public static partial void Stumbled(ILogger logger, Exception failure);

    [LoggerMessage(17004, LogLevel.Warning, "Looking for cases like the drafts of job {Job} failed; the drafts are not touched")]
    public static partial void NotProposed(ILogger logger, Guid job, Exception failure);
}
