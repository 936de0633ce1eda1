using Microsoft.Extensions.Logging;

namespace ChatDelegate.Congress.Assist.Jobs;

internal static partial class AssistLog
{
    [LoggerMessage(23001, LogLevel.Information, "Job {Job} ({Kind}) is done")]
    public static partial void Done(ILogger logger, Guid job, AssistKind kind);

    [LoggerMessage(23002, LogLevel.Warning, "Job {Job} ({Kind}) failed at attempt {Attempt}")]
    public static partial void Failed(ILogger logger, Guid job, AssistKind kind, int attempt, Exception failure);

    [LoggerMessage(23003, LogLevel.Warning, "Job {Job} ({Kind}) was taken over by another worker; this result is dropped")]
    public static partial void Lost(ILogger logger, Guid job, AssistKind kind);

    [LoggerMessage(23004, LogLevel.Error, "The worker could not reach its jobs; it tries again")]
    public static partial void Stumbled(ILogger logger, Exception failure);
}
